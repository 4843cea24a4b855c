import { expect, test } from 'vitest';
import { routesOf } from '../../../src/site/routes.ts';
import type { Site } from '../../../src/site/site.ts';
import { siteOf } from './site.ts';

function titled(title: string): Site {
  return siteOf({ 'handrail.yaml': `title: ${title}\n`, [`runbooks/${title}.md`]: `# ${title}\n` });
}

test('two sites in one process have their own pages', () => {
  const sites = [titled('one'), titled('other')];
  const routes = sites.map((site) => routesOf(site));
  const seen = (index: number) =>
    routes[index]
      ?.filter(({ path }) => path === '/' || path.startsWith('/runbooks/'))
      .map(({ path, page }) => `${page().site.title} ${path}`);
  expect([seen(0), seen(1), seen(0)]).toEqual([
    ['one /', 'one /runbooks/one/', 'one /runbooks/'],
    ['other /', 'other /runbooks/other/', 'other /runbooks/'],
    ['one /', 'one /runbooks/one/', 'one /runbooks/'],
  ]);
});
