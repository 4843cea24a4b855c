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
