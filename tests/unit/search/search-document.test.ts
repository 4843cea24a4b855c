import { expect, test } from 'vitest';
import { documentSections, type SearchDocument } from '../../../src/search/search-document.ts';

const PAGE: SearchDocument = {
  url: '/runbooks/a/',
  title: 'A',
  names: [],
  alerts: [],
  summary: '',
  kind: 'Runbook',
  isAnswer: true,
  services: [],
  symptoms: [],
  messages: [],
  html: '',
};

const bodyOf = (html: string): string[] =>
  documentSections({ ...PAGE, html }).flatMap(({ pieces }) =>
    pieces.filter(({ field }) => field === 'body').map(({ text }) => text),
  );

test.each<[html: string, texts: string[]]>([
  ['<p>One &amp; two</p>', ['One & two']],
  ['<ul><li data-step="The target reads <unknown>: stop">The target</li></ul>', ['The target']],
  ['<p>a<var data-key="a>b">&lt;a&gt;</var>c</p>', ['a<a>c']],
  ['<p>5" disk <b title="x">is</b> full</p>', ['5" disk is full']],
])('the text of %s, without its markup', (html, texts) => {
  expect(bodyOf(html)).toEqual(texts);
});
