import type { EntryOf } from '../entries/entry.ts';
import type { Link } from './page.ts';
import type { Texts } from '../texts/texts.ts';

/** A contact. */
export interface Contact {
  readonly name: string;
  /** What they are called for. */
  readonly role: string;
  readonly reach: string;
  /** What a tap on `reach` does; absent for a channel. */
  readonly url?: string;
}

type Service = EntryOf<'services'>;

/** In the order in which to call them, each once: those of the first service, then whom the others add. */
export function contactsOf(services: readonly Service[]): Contact[] {
  const contacts = services.flatMap(({ data }) => data.contacts ?? []);
  return firstOf(contacts, ({ name, reach }) => `${name}\n${reach}`).map((contact) => {
    const url = reachUrl(contact.reach);
    return { ...contact, ...(url !== undefined && { url }) };
  });
}

/** Where to see who is on call. */
export function onCallOf(services: readonly Service[], { onCallFor }: Texts['services']): Link[] {
  const links = services.flatMap(({ title, data }) =>
    data.oncall === undefined ? [] : [{ label: onCallFor(title), url: data.oncall }],
  );
  return firstOf(links, ({ url }) => url);
}

export function dashboardsOf({ data }: Service | EntryOf<'runbooks'>): Link[] {
  return (data.dashboards ?? []).map(({ name, url }) => ({ label: name, url }));
}

function firstOf<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...Map.groupBy(items, key).values()].flatMap((same) => same.slice(0, 1));
}

const WEB = /^https?:\/\/\S+$/i;
const MAIL = /^(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/i;
const TELEPHONE = /^(?:tel:)?(\+?[\d\s().-]{6,24})$/i;

/**
 * What a tap on it does: calls, writes or opens a page. Nothing for a channel, nor for anything that is not plainly one of
 * these: what else an address could do, it must not.
 */
export function reachUrl(reach: string): string | undefined {
  const written = reach.trim();
  const mail = MAIL.exec(written)?.[1];
  if (mail !== undefined) return `mailto:${mail}`;
  const digits = TELEPHONE.exec(written)?.[1]?.replace(/[^\d+]/g, '') ?? '';
  if (/^\+?\d{6,15}$/.test(digits)) return `tel:${digits}`;
  return webUrl(written);
}

export function webUrl(address: string): string | undefined {
  return WEB.test(address) ? address : undefined;
}
