import type { PlainPage } from './page.ts';
import { HOME, shell } from './shell.ts';
import type { Site } from './site.ts';

export function searchPage(site: Site): PlainPage {
  return { ...shell(site, '/search/', 'Search', 'Search this site.', [HOME(site)]), type: 'search' };
}

export function notFoundPage(site: Site): PlainPage {
  return {
    ...shell(site, '/404.html', 'Page not found', 'There is no page at this address.', []),
    type: 'not-found',
  };
}
