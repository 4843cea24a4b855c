import type { Entry } from '../entries/entry.ts';
import { alertingDetails, type AlertingDetails } from '../kinds/alerting/view.ts';
import { assessmentDetails, type AssessmentDetails } from '../kinds/assessments/view.ts';
import { gapDetails, type GapDetails } from '../kinds/gaps/view.ts';
import { guideDetails, type GuideDetails } from '../kinds/guides/view.ts';
import { phaseDetails, type PhaseDetails } from '../kinds/phases/view.ts';
import { remediationDetails, type RemediationDetails } from '../kinds/remediations/view.ts';
import { requirementDetails, type RequirementDetails } from '../kinds/requirements/view.ts';
import { runbookDetails, type RunbookDetails } from '../kinds/runbooks/view.ts';
import { serviceDetails, type ServiceDetails } from '../kinds/services/view.ts';
import { troubleshootingDetails, type TroubleshootingDetails } from '../kinds/troubleshooting/view.ts';
import type { Site } from './site.ts';

/**
 * What only pages of one kind show, around their text: one member for each kind that has something of its own, told apart by
 * `kind`. Each is made and typed in `details/<kind>.ts`.
 */
export type Details =
  | AlertingDetails
  | AssessmentDetails
  | GapDetails
  | GuideDetails
  | PhaseDetails
  | RemediationDetails
  | RequirementDetails
  | RunbookDetails
  | ServiceDetails
  | TroubleshootingDetails;

/** Nothing for a kind whose facts and text say it all. */
export function detailsOf(site: Site, entry: Entry): Details | undefined {
  switch (entry.kind) {
    case 'assessments':
      return assessmentDetails(site, entry);
    case 'gaps':
      return gapDetails(site, entry);
    case 'guides':
      return guideDetails(site, entry);
    case 'phases':
      return phaseDetails(site, entry);
    case 'remediations':
      return remediationDetails(site, entry);
    case 'requirements':
      return requirementDetails(site, entry);
    case 'runbooks':
      return runbookDetails(site, entry);
    case 'troubleshooting':
      return troubleshootingDetails(site, entry);
    case 'alerting':
      return alertingDetails(site, entry);
    case 'services':
      return serviceDetails(site, entry.id);
    default:
      return undefined;
  }
}
