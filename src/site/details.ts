import type { Entry } from '../entries/entry.ts';
import { alertingDetails, type AlertingDetails } from './details/alerting.ts';
import { assessmentDetails, type AssessmentDetails } from './details/assessments.ts';
import { gapDetails, type GapDetails } from './details/gaps.ts';
import { guideDetails, type GuideDetails } from './details/guides.ts';
import { phaseDetails, type PhaseDetails } from './details/phases.ts';
import { remediationDetails, type RemediationDetails } from './details/remediations.ts';
import { requirementDetails, type RequirementDetails } from './details/requirements.ts';
import { runbookDetails, type RunbookDetails } from './details/runbooks.ts';
import { serviceDetails, type ServiceDetails } from './details/services.ts';
import { troubleshootingDetails, type TroubleshootingDetails } from './details/troubleshooting.ts';
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
