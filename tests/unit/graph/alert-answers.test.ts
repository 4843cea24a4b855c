import { expect, test } from 'vitest';
import { isAnswered, type AlertAnswer } from '../../../src/graph/alerts.ts';
import { graphOf, problemsOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';

/** One alert that pages, in a tree whose site and repository are known. */
function treeOf(annotations: string, pages: Files, settings = '', labels = 'severity: critical'): Files {
  return {
    'handrail.yaml': `rules: r.yaml\nurl: https://ops.example.com\nrepository: https://github.com/acme/ops\n${settings}`,
    'r.yaml': `groups:\n  - rules:\n      - { alert: DiskFull, expr: up == 0, labels: { ${labels} }, annotations: { ${annotations} } }\n`,
    ...pages,
  };
}

function said(answer: AlertAnswer | undefined): string {
  switch (answer?.is) {
    case 'page':
      return `page ${answer.pages.map(({ file }) => file).join(' ')}`;
    case 'section':
      return `section ${answer.sections.map(({ entry, heading }) => `${entry.file}#${heading.id}`).join(' ')}`;
    case 'elsewhere':
    case 'dead':
      return `${answer.is} ${answer.urls.join(' ')}`;
    default:
      return answer?.is ?? 'no such alert';
  }
}

const DISK: Files = { 'runbooks/disk.md': '# Disk\n\n## Mitigation\n\nx' };
const MANY: Files = { 'runbooks/many.md': '# Many\n\n## Disk is full\n\nLook.\n\n## Other\n' };
const url = (address: string): string => `runbook_url: '${address}'`;
const SITE = 'https://ops.example.com';
const HOST = 'https://github.com/acme/ops';

test.each<[answer: string, name: string, annotations: string, pages: Files, settings?: string]>([
  ['none', 'nothing names it', '', DISK],
  [
    'page runbooks/disk.md',
    'a runbook names it',
    '',
    { 'runbooks/disk.md': '---\nalerts: DiskFull\n---\n# D' },
  ],
  [
    'none',
    'only a draft names it',
    '',
    { 'runbooks/disk.md': '---\nalerts: DiskFull\ndraft: true\n---\n# D' },
  ],
  ['page runbooks/disk.md', 'an address of a page', url(`${SITE}/runbooks/disk/`), DISK],
  ['page runbooks/disk.md', 'without TLS', url('http://ops.example.com/runbooks/disk/'), DISK],
  ['page runbooks/disk.md', 'the anchor of the title', url(`${SITE}/runbooks/disk/#disk`), DISK],
  ['page guides/g.md', 'a page of another kind', url(`${SITE}/guides/g/`), { 'guides/g.md': '# G' }],
  ['section runbooks/disk.md#mitigation', 'an anchor', url(`${SITE}/runbooks/disk/#mitigation`), DISK],
  ['section runbooks/many.md#disk-is-full', 'a part', url(`${SITE}/runbooks/many/#disk-is-full`), MANY],
  [`dead ${SITE}/runbooks/disk/#nope`, 'no such anchor', url(`${SITE}/runbooks/disk/#nope`), DISK],
  [`dead ${SITE}/runbooks/gone/`, 'no such page', url(`${SITE}/runbooks/gone/`), DISK],
  [
    'dead http://ops.example.com/runbooks/gone/',
    'nor without TLS',
    url('http://ops.example.com/runbooks/gone/'),
    DISK,
  ],
  ['none', 'its own page', url(`${SITE}/alerts/DiskFull/`), DISK],
  ['none', 'its own page in lower case', url(`${SITE}/alerts/diskfull`), DISK],
  [
    'page runbooks/disk.md',
    'its own page, and a runbook names it',
    url(`${SITE}/alerts/DiskFull/`),
    { 'runbooks/disk.md': '---\nalerts: DiskFull\n---\n# D' },
  ],
  [
    'page runbooks/disk.md',
    'the page of another alert that has a runbook',
    url(`${SITE}/alerts/DiskSlow/`),
    { 'runbooks/disk.md': '---\nalerts: DiskSlow\n---\n# D' },
  ],
  [`elsewhere https://wiki.example/disk`, 'another site', url('https://wiki.example/disk'), DISK],
  [
    'elsewhere https://wiki.example/{{ $labels.job }}',
    'an address that the alert fills',
    url('https://wiki.example/{{ $labels.job }}'),
    DISK,
  ],
  [
    `dead ${SITE}/alerts/{{ $labels.alertname }}/`,
    'a name that Prometheus does not fill',
    url(`${SITE}/alerts/{{ $labels.alertname }}/`),
    DISK,
  ],
  ['page runbooks/disk.md', 'the source of a page', url(`${HOST}/blob/main/runbooks/disk.md`), DISK],
  ['page runbooks/disk.md', 'on another branch', url(`${HOST}/blob/v1.2/runbooks/disk.md?plain=1#L4`), DISK],
  ['page runbooks/disk.md', 'with a folder before', url(`${HOST}/blob/main/docs/runbooks/disk.md`), DISK],
  [
    'section runbooks/disk.md#mitigation',
    'a part of the source',
    url(`${HOST}/blob/main/runbooks/disk.md#mitigation`),
    DISK,
  ],
  [
    `dead ${HOST}/blob/main/runbooks/gone.md`,
    'no such source',
    url(`${HOST}/blob/main/runbooks/gone.md`),
    DISK,
  ],
  [`elsewhere ${HOST}/blob/main/src/a.go`, 'a file that is no page', url(`${HOST}/blob/main/src/a.go`), DISK],
  [`elsewhere ${HOST}/issues/3`, 'an issue of the repository', url(`${HOST}/issues/3`), DISK],
  [
    `elsewhere ${HOST}/blob/main/wiki/gone.md`,
    'a source in a folder that the content does not have',
    url(`${HOST}/blob/main/wiki/gone.md`),
    DISK,
  ],
  ['page runbooks/disk.md', 'annotation "runbook"', `runbook: '${SITE}/runbooks/disk/'`, DISK],
  ['page runbooks/disk.md', 'annotation "runbookUrl"', `runbookUrl: '${SITE}/runbooks/disk/'`, DISK],
  ['none', 'annotation "runbook" with words', `runbook: 'Restart it'`, DISK],
  ['dead Restart it', 'annotation "runbook_url" with words', url('Restart it'), DISK],
  ['none', 'an annotation that the settings do not name', `playbook: '${SITE}/runbooks/disk/'`, DISK],
  [
    'page runbooks/disk.md',
    'an annotation that the settings name',
    `playbook: '${SITE}/runbooks/disk/'`,
    DISK,
    'annotations: playbook',
  ],
  ...[
    'DiskFull',
    'DiskFull (critical)',
    'Alert: DiskFull (warning)',
    'DiskFull: no space',
    'DiskFull – no space',
  ].map((heading): [string, string, string, Files] => [
    `section runbooks/many.md#here`,
    `heading "${heading}"`,
    '',
    { 'runbooks/many.md': `# Many\n\n## ${heading} {#here}\n` },
  ]),
  ['none', 'a heading with another name', '', { 'runbooks/many.md': '# Many\n\n## DiskFullSoon\n' }],
  [
    'none',
    'a heading that only begins so',
    '',
    { 'runbooks/many.md': '# Many\n\n## DiskFull happens often\n' },
  ],
  ['none', 'the heading of a gap', '', { 'gaps/g.md': '# No runbook\n\n## DiskFull\n' }],
  ['none', 'the title of an incident', '', { 'incidents/i.md': '# DiskFull: an outage\n' }],
])('%s: %s', (answer, _name, annotations, pages, settings) => {
  const files = treeOf(annotations, pages, settings);
  const alert = graphOf(files).alerts.get('DiskFull');
  expect(said(alert?.answer)).toBe(answer);
  const ids = new Set(problemsOf(files).map(({ id }) => id));
  expect(ids.has('alert/no-runbook')).toBe(answer === 'none');
  expect(ids.has('alert/dead-runbook-url')).toBe(answer.startsWith('dead'));
  expect(alert && isAnswered(alert)).toBe(answer !== 'none' && !answer.startsWith('dead'));
});
