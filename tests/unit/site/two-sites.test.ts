import { expect, test } from 'vitest';
import { homePage, kindRoutes } from '../../../src/site/page-data.ts';
import type { Site } from '../../../src/site/site.ts';
import { siteOf } from './site.ts';

function titled(title: string): Site {
  return siteOf({ 'handrail.yaml': `title: ${title}\n`, [`runbooks/${title}.md`]: `# ${title}\n` });
}

test('two sites in one process have their own pages', async () => {
  const [one, other] = [titled('one'), titled('other')];
  const [ofOne, ofOther] = await Promise.all([kindRoutes(one), kindRoutes(other)]);
  const seen = (routes: typeof ofOne) =>
    routes.map(({ params, props }) => `${props.page.site.title} ${params.id ?? ''}`);
  expect([seen(ofOne), seen(ofOther)]).toEqual([
    ['one one', 'one '],
    ['other other', 'other '],
  ]);
  expect([homePage(one), homePage(other), homePage(one)].map(({ site }) => site.title)).toEqual([
    'one',
    'other',
    'one',
  ]);
});
