import { IN_ADDRESS } from './forms.ts';

/** Whether an address has placeholders. */
export function isTemplate(address: string): boolean {
  return address.search(IN_ADDRESS) !== -1;
}

/**
 * An address with its values. Each must leave the link on the server that it leads to without it: a value never chooses a host,
 * a user or a scheme; a port only as a number.
 *
 * @param valueOf the value of a placeholder by its name; nothing where there is none
 * @param base the page that the link is on
 */
export function filledLink(
  template: string,
  valueOf: (name: string) => string | undefined,
  base: string,
): string {
  const neutral = serverOf(template.replace(IN_ADDRESS, '1'), base);
  const filled = template.replace(IN_ADDRESS, (found) => {
    const value = valueOf(
      decodeURIComponent(found)
        .replace(/[<>{}$]/g, '')
        .trim(),
    );
    return value === undefined || /^\.{1,2}$/.test(value) ? found : encodeURIComponent(value);
  });
  const isWhole = template.search(IN_ADDRESS) === 0;
  return neutral === undefined || isWhole || serverOf(filled, base) !== neutral ? template : filled;
}

/** What a link leads to beside a port and what stands behind it; nothing where that is no address. */
function serverOf(address: string, base: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const { protocol, username, password, hostname } = new URL(address, base);
  return [protocol, username, password, hostname].join(' ');
}
