import type { PlainPage } from './page.ts';
import { HOME, shell } from './shell.ts';

export function searchPage(): PlainPage {
  return { ...shell('/search/', 'Search', 'Search this site.', [HOME()]), type: 'search' };
}

export function notFoundPage(): PlainPage {
  return {
    ...shell('/404.html', 'Page not found', 'There is no page at this address.', []),
    type: 'not-found',
  };
}
