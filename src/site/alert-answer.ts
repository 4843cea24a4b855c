import type { Entry, EntryOf } from '../entries/entry.ts';
import type { Alert, AlertSection, AlertSetup } from '../graph/alerts.ts';
import type { Link } from './page.ts';
import { href } from './page-props.ts';
import type { Site } from './site.ts';
import { linkTo } from './links.ts';

/** What answers an alert, or the word for its absence. */
export type Answer =
  | { readonly to: 'internal'; readonly links: readonly Link[] }
  /** `url` is absent where the address is filled only when the alert fires. */
  | { readonly to: 'external'; readonly host: string; readonly url?: string }
  /** `url` is what the rule says, and leads to no page. */
  | { readonly to: 'broken'; readonly url: string }
  | { readonly to: 'none' };

/** The pages of this site that answer an alert: its runbooks, and whatever else a `runbook_url` leads to. */
export function answersOf({ runbooks, setups }: Alert): Entry[] {
  const linked = setups.flatMap(({ runbookUrl }) =>
    runbookUrl?.to === 'entry' && runbookUrl.entry.data.draft !== true ? [runbookUrl.entry] : [],
  );
  return [...new Set<Entry>([...runbooks, ...linked])];
}

/** What answers one place where the alert is set up; an alert that only a runbook names has no such place. */
export function answerOf(site: Site, alert: Alert, setup: AlertSetup | undefined): Answer {
  const entries = answersOf(alert);
  if (entries.length > 0) return { to: 'internal', links: entries.map((one) => linkTo(site, one)) };
  if (alert.sections.length > 0)
    return { to: 'internal', links: alert.sections.map((one) => sectionLink(site, one)) };
  const target = setup?.runbookUrl;
  if (target?.to === 'broken') return { to: 'broken', url: target.url };
  if (target?.to === 'external') return elsewhere(target.url);
  if (target?.to === 'alert') return otherAlert(site, alert, target.name);
  return { to: 'none' };
}

/** The part of a page about many alerts. */
export function sectionLink(site: Site, { entry, heading }: AlertSection): Link {
  const isPage = entry.outline.startsWithTitle && entry.outline.headings[0] === heading;
  return isPage
    ? linkTo(site, entry)
    : { label: `${heading.text}: ${entry.title}`, url: `${href(site, entry.url)}#${heading.id}` };
}

export function isUnanswered(site: Site, alert: Alert): boolean {
  const answers = alert.setups.length > 0 ? alert.setups.map((setup) => answerOf(site, alert, setup)) : [];
  return (
    answers.every(({ to }) => to === 'none' || to === 'broken') &&
    answersOf(alert).length + alert.sections.length === 0
  );
}

function elsewhere(url: string): Answer {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '';
  if (host === '') return { to: 'external', host: 'this host', url };
  if (host.includes('{{')) return { to: 'external', host: 'another site' };
  return url.includes('{{') ? { to: 'external', host } : { to: 'external', host, url };
}

/** An address of the alert's own page says nothing that the page could repeat. */
function otherAlert(site: Site, alert: Alert, name: string): Answer {
  if (alert.name.toLowerCase() === name) return { to: 'none' };
  const other = [...site.graph.alerts.values()].find((one) => one.name.toLowerCase() === name);
  return other
    ? { to: 'internal', links: [{ label: other.name, url: href(site, other.url) }] }
    : { to: 'none' };
}

/** The runbook whose page is the alert's: nobody sets the alert up, so that there is nothing to add. */
export function runbookItself({ setups, runbooks }: Alert): EntryOf<'runbooks'> | undefined {
  const [runbook, ...others] = runbooks;
  return setups.length === 0 && others.length === 0 ? runbook : undefined;
}
