import { expect, test } from 'vitest';
import { placeUrl } from '../../../src/site/repository.ts';
import type { Site } from '../../../src/site/site.ts';

const OWN = 'https://github.com/o/r';

test.each<[written: string, elsewhere: string | undefined, url: string | undefined]>([
  ['src/main.rs', undefined, `${OWN}/blob/main/src/main.rs`],
  ['src/main.rs:12', undefined, `${OWN}/blob/main/src/main.rs#L12`],
  ['src/main.rs:12-20', undefined, `${OWN}/blob/main/src/main.rs#L12-L20`],
  ['WORK PLAN.md:283', undefined, `${OWN}/blob/main/WORK%20PLAN.md?plain=1#L283`],
  [
    'src/main.rs:12-20',
    'https://gitlab.example.com/t/api',
    'https://gitlab.example.com/t/api/-/blob/HEAD/src/main.rs#L12-20',
  ],
  ['Dockerfile:3', 'https://github.com/o/api.git', 'https://github.com/o/api/blob/HEAD/Dockerfile#L3'],
  ['https://example.com/log', undefined, 'https://example.com/log'],
  ['../elsewhere.md', undefined, undefined],
  ['src/*.rs', undefined, undefined],
])('%s in %s is shown at %s', (written, elsewhere, url) => {
  const site = { repository: { url: OWN, branch: 'main', prefix: 'docs/' } } as Site;
  expect(placeUrl(site, written, elsewhere)).toBe(url);
});

test('where no repository is known, a place is only named', () => {
  const site = { repository: undefined } as Site;
  expect(placeUrl(site, 'src/main.rs')).toBeUndefined();
  expect(placeUrl(site, 'src/main.rs', 'https://github.com/o/api')).toBe(
    'https://github.com/o/api/blob/HEAD/src/main.rs',
  );
});
