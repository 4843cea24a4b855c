import { expect, test } from 'vitest';
import { cacheKey } from '../../../src/integration/reused-pages.ts';
import type { PageProps, SiteInfo } from '../../../src/site/page.ts';

const SITE: SiteInfo = {
  title: 'Operations',
  writing: { lang: 'en', dir: 'ltr' },
  base: '/',
  assets: '',
  isDev: false,
  version: '1.0.0',
  kinds: [{ kind: 'runbooks', label: 'Runbooks', url: '/runbooks/', count: 2 }],
  menu: [{ label: 'Runbooks', url: '/runbooks/', section: 'runbooks' }],
};
const PAGE: PageProps = { site: SITE, title: 'Redis', description: 'd', url: '/runbooks/redis/', crumbs: [] };

const keyWith = (site: Partial<SiteInfo>): string => cacheKey({ ...PAGE, site: { ...SITE, ...site } });

test.each<[string, Partial<SiteInfo>]>([
  ['title', { title: 'Operations of the shop' }],
  ['base', { base: '/ops/' }],
  ['origin', { origin: 'https://ops.example.com' }],
  ['repository', { repository: 'https://git.example.com/ops' }],
  ['version', { version: '1.0.1' }],
  ['kinds', { kinds: [{ kind: 'runbooks', label: 'Playbooks', url: '/runbooks/', count: 2 }] }],
  ['menu', { menu: [] }],
])("a page is rendered again when the site's %s changes", (_name, changed) => {
  expect(keyWith(changed)).not.toBe(cacheKey(PAGE));
});

test('a page is reused when only the number of pages of a kind changes', () => {
  const kinds: SiteInfo['kinds'] = [{ kind: 'runbooks', label: 'Runbooks', url: '/runbooks/', count: 3 }];
  expect(keyWith({ kinds })).toBe(cacheKey(PAGE));
});

test.each<[string, Partial<PageProps>]>([
  ['title', { title: 'Valkey' }],
  ['description', { description: 'e' }],
  ['breadcrumbs', { crumbs: [{ label: 'Runbooks', url: '/runbooks/' }] }],
])('a page is rendered again when its %s changes', (_name, changed) => {
  expect(cacheKey({ ...PAGE, ...changed })).not.toBe(cacheKey(PAGE));
});

function withRunbook(site: SiteInfo, title: string): PageProps {
  return Object.assign({ ...PAGE }, { response: { page: { ...PAGE, site, title } } });
}

test('what is said of the site in a page within a page counts once', () => {
  const later = { ...SITE, kinds: [] };
  const key = cacheKey(withRunbook(SITE, 'Redis'));
  expect(cacheKey(withRunbook(later, 'Redis'))).toBe(key);
  expect(cacheKey(withRunbook(SITE, 'Valkey'))).not.toBe(key);
});
