import { referencesOf } from '../../graph/relations.ts';
import type { EntryOf } from '../../entries/entry.ts';
import { sectionsOf } from '../../entries/sections.ts';
import { leadText } from '../../site/contents.ts';
import type { Link, SeverityMark } from '../../site/page.ts';
import { linkTo } from '../../site/links.ts';
import { markOfEntry } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import type { KindView } from '../../site/kind-view.ts';

export const view: KindView<'troubleshooting'> = {
  components: { summary: 'TroubleshootingSummary' },
  details: troubleshootingDetails,
};

/** What to do about a known problem, before its text. */
export interface TroubleshootingDetails {
  readonly kind: 'troubleshooting';
  /** The section that says what helps, with what it says first. */
  readonly solution?: Link;
  /** The runbook to follow where this is an outage. */
  readonly runbook?: Link & { readonly severity?: SeverityMark };
}

/** Nothing for a page that says neither. */
export function troubleshootingDetails(
  site: Site,
  entry: EntryOf<'troubleshooting'>,
): TroubleshootingDetails | undefined {
  const runbook = runbookOf(site, entry);
  const solution = sectionsOf(entry.outline).get('mitigation');
  if (!runbook && !solution?.lead) return undefined;
  return {
    kind: 'troubleshooting',
    ...(solution?.lead && { solution: { label: leadText(solution), url: `#${solution.id}` } }),
    ...(runbook && { runbook }),
  };
}

function runbookOf(site: Site, entry: EntryOf<'troubleshooting'>): TroubleshootingDetails['runbook'] {
  const [runbook] = referencesOf(site.graph, entry, 'runbook');
  if (!runbook) return undefined;
  const severity = markOfEntry(site, runbook);
  return { ...linkTo(site, runbook), ...(severity && { severity }) };
}
