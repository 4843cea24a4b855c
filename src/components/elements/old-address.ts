import { looseAddress } from '../../shared/loose-address.ts';

/**
 * Leads on from an address that is not there to the page that it is another spelling of, with whatever the address carries.
 * It goes nowhere but where `addresses.json`, made with the site, says.
 */
export class OldAddress extends HTMLElement {
  connectedCallback(): void {
    void forward(document.documentElement.dataset['base'] ?? '/').catch(() => undefined);
  }
}

async function forward(base: string): Promise<void> {
  const { pathname, search, hash } = location;
  if (!pathname.startsWith(base)) return;
  const response = await fetch(`${base}addresses.json`);
  if (!response.ok) return;
  const addresses = new Map(Object.entries((await response.json()) as Record<string, string>));
  const address = addresses.get(looseAddress(pathname.slice(base.length)));
  if (address !== undefined && address !== pathname) location.replace(address + search + hash);
}
