import type { EntryOf } from '../entries/entry.ts';
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

/** What answers one place where the alert is set up: the alert's answer, with the address that this place has of its own. */
export function answerOf(site: Site, { answer }: Alert, setup: AlertSetup | undefined): Answer {
  const own = setup?.runbookUrl;
  switch (answer.is) {
    case 'page':
      return { to: 'internal', links: answer.pages.map((one) => linkTo(site, one)) };
    case 'section':
      return { to: 'internal', links: answer.sections.map((one) => sectionLink(site, one)) };
    case 'elsewhere':
      return elsewhere(own?.to === 'external' ? own.url : (answer.urls[0] ?? ''));
    case 'dead':
      return { to: 'broken', url: own?.to === 'broken' ? own.url : (answer.urls[0] ?? '') };
    case 'none':
      return { to: 'none' };
  }
}

/** The part of a page about many alerts. */
export function sectionLink(site: Site, { entry, heading }: AlertSection): Link {
  const isPage = entry.outline.startsWithTitle && entry.outline.headings[0] === heading;
  return isPage
    ? linkTo(site, entry)
    : { label: `${heading.text}: ${entry.title}`, url: `${href(site, entry.url)}#${heading.id}` };
}

function elsewhere(url: string): Answer {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '';
  if (host === '') return { to: 'external', host: 'this host', url };
  if (host.includes('{{')) return { to: 'external', host: 'another site' };
  return url.includes('{{') ? { to: 'external', host } : { to: 'external', host, url };
}

/** The runbook whose page is the alert's: no setup names the alert, so that there is nothing to add. */
export function runbookItself({ setups, runbooks }: Alert): EntryOf<'runbooks'> | undefined {
  const [runbook, ...others] = runbooks;
  return setups.length === 0 && others.length === 0 ? runbook : undefined;
}
