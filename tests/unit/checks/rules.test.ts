import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/kinds/registry.ts';
import { RULES, type ProblemId } from '../../../src/shared/rules.ts';
import { checkValidations } from '../../../src/checks/freshness.ts';
import { checkCode } from '../../../src/checks/links.ts';
import { sourceFiles } from '../../../src/entries/repository-files.ts';
import type { TextHistory } from '../../../src/repository/text-history.ts';
import { runChecks } from '../../../src/checks/run.ts';
import { textsToScan } from '../../../src/checks/secret-texts.ts';
import { readContent } from '../../../src/entries/read.ts';
import { buildGraph } from '../../../src/graph/build.ts';
import { findSecrets } from '../../../src/checks/secrets.ts';
import { deriveStates } from '../../../src/graph/derived.ts';
import type { Problem } from '../../../src/shared/diagnostic.ts';
import { problemsOf, TODAY } from '../pipeline.ts';
import { tree, type Files } from '../tree.ts';

interface Case {
  readonly fires: Files;
  readonly at: readonly [file: string, line: number, column: number];
  readonly silent: Files;
  /** How many files and folders are read. */
  readonly maxItems?: number;
  /** What git says of the first. */
  readonly history?: TextHistory;
}

const page = (text: string | Buffer): Files => ({ 'a.md': text });
const mdx = (text: string): Files => ({ 'a.mdx': text });
const settings = (text: string): Files => ({ 'a.md': '# A', 'handrail.yaml': text });
const front = (yaml: string): Files => page(`---\n${yaml}\n---\n# A`);
/** A page of a kind in a strict tree. */
const strict = (kind: Kind, yaml: string, others: Files = {}): Files => ({
  'handrail.yaml': 'strict: true',
  [`${kind}/a.md`]: `---\ntitle: A\n${yaml}\n---\n`,
  ...others,
});
const runbook = (yaml: string, others: Files = {}) => strict('runbooks', yaml, others);
const titled = (yaml: string) => `---\ntitle: B\n${yaml}\n---\n`;
/** A lenient tree with one rule file; the alerts begin at line 3, their names at column 16. */
const rules = (text: string, others: Files = {}): Files => ({
  'a.md': '# A',
  'handrail.yaml': 'rules: r.yaml\nurl: https://ops.example.com',
  'r.yaml': `groups:\n  - rules:\n${text}`,
  ...others,
});
const rule = (name: string, severity: string, expr = 'up == 0'): string =>
  `      - alert: ${name}\n        expr: ${expr}\n        labels: { severity: ${severity} }\n`;
const linked = (url: string): string =>
  `      - { alert: Down, expr: up, annotations: { runbook_url: '${url}' } }\n`;
const incident = (yaml: string, text: string, others: Files = {}): Files => ({
  'handrail.yaml': 'strict: true',
  'runbooks/a.md': `---\ntitle: A\n${yaml}\n---\n${text}`,
  ...others,
});
const gap = (yaml: string): Files => strict('gaps', `priority: P1\n${yaml}`);
const remediation = (yaml: string, gaps = ''): Files =>
  strict('remediations', `resolves: b\n${yaml}`, { 'gaps/b.md': titled(`priority: P1\n${gaps}`) });
const phase = (yaml: string): Files => strict('phases', `state: done\n${yaml}`);
const review = (text: string): string =>
  `checkpoints:\n  - id: 1\n    title: A\n    review: { criteria: [It works], ${text} }`;
/** A remediation that nobody has checked. */
const FINISHED: Files = { 'remediations/b.md': titled('resolves: []\nfinished: true') };
const requirement = (assert: string, text: string): Files =>
  strict('requirements', `statement: It is so.\nassert:\n  - ${assert}`, {
    'guides/g.md': `---\ntitle: G\n---\n${text}`,
  });
/** A waiver above a link that leads nowhere. */
const waived = (comment: string): Files => page(`# A\n\n${comment}\n\n[x](nowhere.md)`);
const variable = (name: string): string => `variables: [{ name: ${name}, description: B }]`;
/** In two parts, so that no scanner takes this file for a leak. */
const TOKEN = `ghp_${'q7Wer2Tyu9Iop4Lkj3Hgf6Dsa1Zxc8Vbn5Mq'}`;
const CODE: Files = { 'handrail.yaml': 'repository: https://github.com/acme/ops', 'src/a.py': 'x\ny\n' };
const utf16 = Buffer.from('\u{feff}# A', 'utf16le');

/** Every problem once as it comes, and once as it must not. */
const CASES: Readonly<Record<ProblemId, Case>> = {
  'content/empty': { fires: { 'a.txt': '' }, at: ['.', 1, 1], silent: page('') },
  'file/unreadable': {
    fires: { 'a.md': '# A', 'handrail.yaml/x': '' },
    at: ['handrail.yaml', 1, 1],
    silent: page('# A'),
  },
  'file/not-regular': { fires: { 'a.md': '# A', 'b.md/c.md': '' }, at: ['b.md', 1, 1], silent: page('# A') },
  'file/too-large': {
    fires: { 'a.md': '# A', 'b.md': Buffer.alloc(10 * 1024 * 1024 + 1, '\n') },
    at: ['b.md', 1, 1],
    silent: { 'a.md': '# A', 'b.bin': Buffer.alloc(10 * 1024 * 1024 + 1) },
  },
  'content/too-many-files': {
    fires: { 'a.md': '# A', 'b.md': '', 'c.md': '' },
    at: ['.', 1, 1],
    silent: page('# A'),
    maxItems: 2,
  },
  'file/name-not-utf8': {
    fires: { 'a.md': '# A', '\u{fffd}.md': '' },
    at: ['\u{fffd}.md', 1, 1],
    silent: { 'ü.md': '# Ü' },
  },
  'file/not-utf8': { fires: page(utf16), at: ['a.md', 1, 1], silent: page('\u{feff}# Ä') },
  'file/nul': { fires: page('# A\n\0'), at: ['a.md', 2, 1], silent: page('# A\n\u{1}') },
  'file/symlink-outside': {
    fires: { 'a.md': '# A', b: { to: '..' } },
    at: ['b', 1, 1],
    silent: { 'a.md': '# A', b: { to: '.' } },
  },
  'file/symlink-broken': {
    fires: { 'a.md': '# A', b: { to: 'c' } },
    at: ['b', 1, 1],
    silent: { 'a.md': '# A', b: { to: 'a.md' } },
  },
  'file/active-content': {
    fires: { 'a.md': '# A\n\n[x](x.html)', 'x.html': '<p>' },
    at: ['a.md', 3, 1],
    silent: { 'a.md': '# A\n\n[x](x.txt)', 'x.txt': '<p>' },
  },
  'text/too-deep': {
    fires: page(`${'> '.repeat(20_000)}x`),
    at: ['a.md', 1, 1],
    silent: page(`${'> '.repeat(3000)}x`),
  },
  'text/unclosed-fence': {
    fires: page('# A\n\n> - b\n>   ```bash\n>   ls\n\n## C'),
    at: ['a.md', 4, 5],
    silent: page('# A\n\n> ````\n> ```\n> `````\n\n- ~~~\n  ~~~\n\nx\n\n    ```\n\n```\n```'),
  },
  'text/unclosed-comment': {
    fires: page('# A\n\n<!-- b'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n<!-- b\n\nc -->'),
  },
  'text/unused-note': {
    fires: page('# A\n\n[^1]: b'),
    at: ['a.md', 3, 1],
    silent: page('# A[^1]\n\n[^1]: b'),
  },
  'text/template-tag': {
    fires: page('# A\n\nSee {{< param url >}}, {{< param url >}} and `{{< figure >}}`.'),
    at: ['a.md', 3, 5],
    silent: page(
      '# A\n\n{{ $labels.job }} {{ .Values.a }} {{ pod }} `{% if %}` <% 5 [x]({{< ref "a.md" >}})\n\n```\n<%= b %>\n```',
    ),
  },
  'schema/toml': {
    fires: page('+++\na = [1,\n+++'),
    at: ['a.md', 2, 8],
    silent: page('+++\na = [1]\n+++\n'),
  },
  'schema/name-too-long': {
    fires: front(`services: [redis, ${'a'.repeat(201)}]`),
    at: ['a.md', 2, 19],
    silent: front(`services: [redis, ${'a'.repeat(200)}]`),
  },
  'link/alias-invalid': {
    fires: front(`aliases: [/old/, '/x%00y/']`),
    at: ['a.md', 2, 18],
    silent: front(`aliases: [/old/, '/x%20y/']`),
  },
  'schema/yaml': { fires: front('a: "'), at: ['a.md', 2, 5], silent: front('a: ""') },
  'schema/unclosed': { fires: page('---\na: b'), at: ['a.md', 1, 1], silent: page('---\n\na: b') },
  'schema/not-a-map': { fires: front('- a'), at: ['a.md', 2, 1], silent: front('a: [b]') },
  'schema/duplicate-key': {
    fires: front('a: 1\na: 2'),
    at: ['a.md', 3, 1],
    silent: front('a: 1\nb: {a: 2}'),
  },
  'schema/wrong-type': { fires: front('draft: perhaps'), at: ['a.md', 2, 8], silent: front('draft: true') },
  'schema/missing-field': {
    fires: strict('phases', 'state: done\ncheckpoints:\n  - id: 1\n    title: A\n  - id: 2'),
    at: ['phases/a.md', 7, 5],
    silent: strict('phases', 'state: done\ncheckpoints:\n  - id: 1\n    title: A'),
  },
  'schema/unknown-field': {
    fires: strict('phases', 'state: done\ncheckpoints:\n  - { id: 1, title: A, review: { by: Ada } }'),
    at: ['phases/a.md', 5, 34],
    silent: { 'phases/a.md': '---\ncheckpoints:\n  - { id: 1, title: A, review: { by: Ada } }\n---\n# A' },
  },
  'schema/bad-enum': {
    fires: strict(
      'phases',
      'state: done\ncheckpoints:\n  - id: 1\n    title: A\n    review: { outcome: ok }',
    ),
    at: ['phases/a.md', 7, 24],
    silent: strict(
      'phases',
      'state: done\ncheckpoints: [{ id: 1, title: A, review: { outcome: rejected } }]',
    ),
  },
  'schema/bad-date': {
    fires: runbook('validated: 2026-02-29'),
    at: ['runbooks/a.md', 3, 12],
    silent: runbook('validated: 2028-02-29'),
  },
  'schema/bad-duration': {
    fires: strict('alerting', 'alerts:\n  - { name: A, when: b, severity: P1, for: 5 }'),
    at: ['alerting/a.md', 4, 44],
    silent: strict('alerting', 'alerts:\n  - { name: A, when: b, severity: P1, for: 5m }'),
  },
  'schema/unknown-kind': {
    fires: front('kind: novels'),
    at: ['a.md', 2, 7],
    silent: front('kind: services'),
  },
  'schema/missing-title': { fires: page('text'), at: ['a.md', 1, 1], silent: page('text\n\n# A') },
  'schema/duplicate-id': {
    fires: { 'A.md': '# A', 'a.md': '# A' },
    at: ['a.md', 1, 1],
    silent: { 'a.md': '# A', 'b/a.md': '# A' },
  },
  'schema/file-name': { fires: { '🔥.md': '# A' }, at: ['🔥.md', 1, 1], silent: { '🔥1.md': '# A' } },
  'settings/yaml': { fires: settings('- a'), at: ['handrail.yaml', 1, 1], silent: settings('# a') },
  'settings/invalid': {
    fires: settings('\nstrict: 1'),
    at: ['handrail.yaml', 2, 9],
    silent: settings('strict: false'),
  },
  'settings/unknown': {
    fires: settings('name: A'),
    at: ['handrail.yaml', 1, 1],
    silent: settings('title: A'),
  },
  'ref/unknown': {
    fires: strict('remediations', 'resolves:\n  - b\n  - c', { 'gaps/b.md': titled('priority: P1') }),
    at: ['remediations/a.md', 5, 5],
    silent: strict('remediations', 'resolves: b', { 'gaps/b.md': titled('priority: P1') }),
  },
  'ref/wrong-kind': {
    fires: runbook('part_of: b', { 'guides/b.md': titled('') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('related: guides/b', { 'guides/b.md': titled('') }),
  },
  'ref/draft': {
    fires: runbook('part_of: b', { 'runbooks/b.md': titled('draft: true') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('part_of: b\ndraft: true', { 'runbooks/b.md': titled('draft: true') }),
  },
  'ref/circular': {
    fires: runbook('part_of: b', { 'runbooks/b.md': titled('part_of: a') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('part_of: b', { 'runbooks/b.md': titled('related: runbooks/a') }),
  },
  'link/alias-collides': {
    fires: runbook('aliases: /old/', { 'runbooks/b.md': titled('aliases: [/x/, /Old]') }),
    at: ['runbooks/b.md', 3, 16],
    silent: runbook('aliases: [/old/, /old]', { 'runbooks/b.md': titled('aliases: old') }),
  },
  'link/alias-shadows': {
    fires: runbook('aliases: /runbooks/b', { 'runbooks/b.md': titled('') }),
    at: ['runbooks/a.md', 3, 10],
    silent: runbook('aliases: [/runbooks/a/, /guides/b/]', { 'runbooks/b.md': titled('') }),
  },
  'link/broken': {
    fires: page('# A\n\n[x](b.md)'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n`[x](b.md)` <!-- [x](b.md) -->'),
  },
  'link/anchor': {
    fires: page('# A\n\n[x](#b)'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n[x](#b)\n\n## B'),
  },
  'link/undefined-reference': {
    fires: page('# A\n\n[x][b]'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n[x][b]\n\n[B]: https://x.example'),
  },
  'link/missing-image': {
    fires: page('# A\n\n![x](b.png)'),
    at: ['a.md', 3, 1],
    silent: { ...page('# A\n\n![x](b.png)'), 'b.png': '' },
  },
  'link/remote-image': {
    fires: page('# A\n\n![x](https://x.example/b.png)'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n![x](data:image/gif;base64,AA) [x](https://x.example/b.png)'),
  },
  'link/outside': {
    fires: page('# A\n\n[x](../../b.md)'),
    at: ['a.md', 3, 1],
    silent: { 'c/d/a.md': '# A\n\n[x](../../b.md)', 'b.md': '# B' },
  },
  'link/code': {
    fires: { ...page('# A\n\n[x](src/a.py:3)'), ...CODE },
    at: ['a.md', 3, 1],
    silent: { ...page('# A\n\n[x](src/a.py:2) [y](src/a.py#L1-L2) [z](src/a.py)'), ...CODE },
  },
  'link/malformed': {
    fires: page('# A\n\n[x](%b.md)'),
    at: ['a.md', 3, 1],
    silent: { ...page('# A\n\n[x](%25b.md)'), '%b.md': '# B' },
  },
  'rules/unreadable': {
    fires: rules('', { 'r.yaml': 'kind: Deployment' }),
    at: ['r.yaml', 1, 1],
    silent: rules(''),
  },
  'alert/no-runbook': {
    fires: rules(rule('Down', 'critical') + rule('Down', 'info')),
    at: ['r.yaml', 3, 16],
    silent: rules(rule('Down', 'critical') + linked('https://wiki.example/b'), {
      'runbooks/a.md': '---\nalerts: Down\n---\n',
    }),
  },
  'alert/dead-runbook-url': {
    fires: rules(linked('https://ops.example.com/alerts/Up/') + linked('https://ops.example.com/alerts/Up/')),
    at: ['r.yaml', 3, 62],
    silent: rules(linked('https://ops.example.com/alerts/Down/?a={{ $labels.a }}')),
  },
  'alert/unknown': {
    fires: rules(rule('Down', 'info'), { 'runbooks/a.md': '---\nalerts:\n  - Down\n  - down\n---\n' }),
    at: ['runbooks/a.md', 4, 5],
    silent: runbook('alerts: [Down]'),
  },
  'alert/severity': {
    fires: rules(rule('Down', 'critical'), { 'runbooks/a.md': '---\nalerts: Down\nseverity: P1\n---\n' }),
    at: ['runbooks/a.md', 3, 11],
    silent: rules(rule('Down', 'critical') + rule('Down', 'warning'), {
      'runbooks/a.md': '---\nalerts: Down\nseverity: P0\n---\n',
    }),
  },
  'alert/unknown-severity': {
    fires: rules(rule('Down', 'crit')),
    at: ['r.yaml', 5, 29],
    silent: rules(rule('Down', "'{{ .Values.severity }}'") + rule('Down', "''")),
  },
  'alert/template-severity': {
    fires: rules(rule('Down', "'{{ .Values.severity }}'")),
    at: ['r.yaml', 5, 29],
    silent: rules(rule('Down', `'{{ .Values.severity | default "warning" }}'`)),
  },
  'alert/promql': {
    fires: rules(rule('Down', 'info', 'sum(up')),
    at: ['r.yaml', 4, 15],
    silent: rules(rule('Down', 'info', 'sum(up) without (job) > 0 and on () vector(1)')),
  },
  'alert/duplicate': {
    fires: rules(rule('Down', 'info') + rule('Down', 'info', 'up')),
    at: ['r.yaml', 6, 16],
    silent: rules(rule('Down', 'info') + rule('Down', 'warning') + rule('down', 'info')),
  },
  'runbook/no-mitigation': {
    fires: incident('recovery: 5m', '## Meaning\n'),
    at: ['runbooks/a.md', 1, 1],
    silent: incident('recovery: 5m', '## 3. How to fix it\n'),
  },
  'runbook/no-escalation': {
    fires: incident('services: s\nseverity: SEV-1', '## Mitigation\n'),
    at: ['runbooks/a.md', 4, 11],
    silent: incident('services: s\nseverity: critical', '## Mitigation\n', {
      'services/s.md': titled('oncall: https://oncall.example.com'),
    }),
  },
  'runbook/no-recovery-target': {
    fires: incident('services: s', '## Mitigation\n'),
    at: ['runbooks/a.md', 1, 1],
    silent: incident('purpose: deploy', ''),
  },
  'gap/rejected-without-evidence': {
    fires: gap('verdict: { is: not-a-gap }'),
    at: ['gaps/a.md', 4, 16],
    silent: gap('verdict: { is: not-a-gap, evidence: [It is there.] }'),
  },
  'plan/claim': {
    fires: { 'gaps/a.md': '# A\n\n**Priority:** high\n**Status:** ✅ Fixed' },
    at: ['gaps/a.md', 4, 13],
    silent: { 'gaps/a.md': '# A\n\n**Priority:** high\n**Status:** Open' },
  },
  'schema/unknown-label': {
    fires: { 'gaps/a.md': '# A\n\n**Prioritty:** high' },
    at: ['gaps/a.md', 3, 3],
    silent: { 'gaps/a.md': '# A\n\n**Priority:** high\n**Version:** 2' },
  },
  'schema/contradiction': {
    fires: { 'gaps/a.md': '---\npriority: low\n---\n# A\n\n**Priority:** high' },
    at: ['gaps/a.md', 6, 15],
    silent: { 'gaps/a.md': '---\npriority: high\n---\n# A\n\n**Priority:** High' },
  },
  'gap/overdue': {
    fires: gap('waits_for:\n  text: CPU\n  since: 2026-11-19T23:00Z\n  within: 10-59m'),
    at: ['gaps/a.md', 6, 10],
    silent: gap('waits_for:\n  text: CPU\n  since: 2026-11-19T23:00Z\n  within: 10-60m'),
  },
  'incident/action-overdue': {
    fires: strict('incidents', 'actions:\n  - { text: Do it., owner: sre, due: 2026-11-18 }'),
    at: ['incidents/a.md', 4, 38],
    silent: strict('incidents', 'actions:\n  - { text: Do it., owner: sre, due: 2026-11-20 }'),
  },
  'incident/action-without-owner': {
    fires: strict('incidents', 'actions:\n  - Do it.'),
    at: ['incidents/a.md', 4, 5],
    silent: strict('incidents', 'actions:\n  - { text: Do it., done: 2026-11-18 }'),
  },
  'gap/verified-in-spite': {
    fires: remediation('finished: true\nverified: { result: passed, how: grep }\nactions: [Do it]'),
    at: ['remediations/a.md', 6, 11],
    silent: remediation(
      'finished: true\nverified: { result: passed, how: grep }\nactions: [{ text: Do it, done: true }]',
    ),
  },
  'remediation/unverified': {
    fires: remediation('finished: 2026-10-20'),
    at: ['remediations/a.md', 4, 11],
    silent: remediation('finished: 2026-10-21'),
  },
  'remediation/resolves-nothing': {
    fires: remediation('priority: P1', 'verdict: { is: not-a-gap, evidence: [It is there.] }'),
    at: ['remediations/a.md', 3, 11],
    silent: remediation('priority: P1'),
  },
  'remediation/verified-unfinished': {
    fires: remediation('verified: { result: passed, how: grep }'),
    at: ['remediations/a.md', 4, 21],
    silent: remediation('verified: { result: passed, how: grep }\nfinished: true'),
  },
  'phase/no-review-criteria': {
    fires: phase('checkpoints:\n  - id: 1\n    title: A'),
    at: ['phases/a.md', 5, 9],
    silent: phase(review('outcome: approved')),
  },
  'phase/task-outside-checkpoint': {
    fires: phase(`${review('outcome: approved')}\ntasks:\n  - Tell people`),
    at: ['phases/a.md', 9, 5],
    silent: phase('tasks:\n  - Tell people'),
  },
  'phase/approved-with-open-conditions': {
    fires: phase(review('outcome: approved-with-conditions, conditions: [Write it down]')),
    at: ['phases/a.md', 7, 84],
    silent: strict(
      'phases',
      `state: active\n${review('outcome: approved-with-conditions, conditions: [Write it down]')}`,
    ),
  },
  'requirement/violated': {
    fires: requirement('{ in: prose, match: "in (\\\\d+s)", equals: 5s }', 'Answers in 3s.'),
    at: ['guides/g.md', 4, 12],
    silent: requirement('{ in: prose, match: "in (\\\\d+s)", equals: 5s }', 'Answers in 5s.'),
  },
  'phase/duplicate-task': {
    fires: phase('tasks: [{ id: 1.1, title: A, done: true }, { id: 1.1, title: B, done: true }]'),
    at: ['phases/a.md', 4, 50],
    silent: phase('tasks: [{ id: 1.1, title: A }, { id: 1.10, title: B }]'),
  },
  'phase/estimate-sum': {
    fires: phase('estimate: 9h\ntasks: [{ title: A, estimate: 4h }, { title: B, estimate: 2-4h }]'),
    at: ['phases/a.md', 4, 11],
    silent: phase('estimate: 8h\ntasks: [{ title: A, estimate: 4h }, { title: B, estimate: 2-4h }]'),
  },
  'phase/done-with-open-work': {
    fires: phase('tasks: [{ title: A }]\ndeliverables: [A, { text: B, met: true }]'),
    at: ['phases/a.md', 4, 9],
    silent: phase('tasks: [{ title: A, done: true }]\ndeliverables: [A]\ncriteria: [{ text: B, met: true }]'),
  },
  'phase/task-not-verified': {
    fires: { ...phase('tasks: [{ title: A, done: true, remediation: b }]'), ...FINISHED },
    at: ['phases/a.md', 4, 27],
    silent: { ...phase('tasks: [{ title: A, remediation: b }]'), ...FINISHED },
  },
  'phase/approved-with-open-work': {
    fires: phase(review('outcome: approved').replace('title: A', 'title: A\n    tasks: [B]')),
    at: ['phases/a.md', 7, 13],
    silent: phase(
      review('outcome: approved-with-conditions').replace('title: A', 'title: A\n    tasks: [B]'),
    ),
  },
  'phase/review-overdue': {
    fires: phase(review('since: 2026-11-17, within: 48h')),
    at: ['phases/a.md', 7, 44],
    silent: phase(review('since: 2026-11-18, within: 48h')),
  },
  'phase/before-predecessor': {
    fires: { ...phase('after: b'), 'phases/b.md': titled('state: active') },
    at: ['phases/a.md', 3, 8],
    silent: { ...phase('after: b'), 'phases/b.md': titled('state: done') },
  },
  'assessment/score-average': {
    fires: strict(
      'assessments',
      'score: 8.5/10\nfactors: [{ name: A, score: 9/10 }, { name: B, score: 9/10 }]',
    ),
    at: ['assessments/a.md', 3, 8],
    silent: strict(
      'assessments',
      'score: 9/10\nfactors: [{ name: A, score: 9/10 }, { name: B, score: 8.5/10 }]',
    ),
  },
  'remediation/effort-sum': {
    fires: remediation('effort: 30m\nactions: [{ text: A, effort: 20m }, { text: B, effort: 5m }]'),
    at: ['remediations/a.md', 4, 9],
    silent: remediation('effort: 20-30m\nactions: [{ text: A, effort: 20m }, { text: B, effort: 5m }]'),
  },
  'plan/unknown-priority': {
    fires: strict('gaps', 'priority: urgentest'),
    at: ['gaps/a.md', 3, 11],
    silent: strict('gaps', 'priority: medium'),
  },
  'requirement/no-files': {
    fires: requirement('{ in: file, files: deploy/*.yaml, match: abc, absent: true }', 'A'),
    at: ['requirements/a.md', 5, 24],
    silent: requirement('{ in: file, files: guides/*.md, match: abc, absent: true }', 'A'),
  },
  'requirement/matches-nothing': {
    fires: requirement('{ in: code, match: "in (\\\\d+s)", equals: 5s }', 'Answers in 3s.'),
    at: ['requirements/a.md', 5, 24],
    silent: requirement('{ in: code, match: "in 3s", absent: true }', 'Answers in 3s.'),
  },
  'requirement/too-slow': {
    fires: requirement('{ in: prose, match: "^(a+)+$", absent: true }', `${'a'.repeat(40)}b`),
    at: ['requirements/a.md', 5, 25],
    silent: requirement('{ in: prose, match: "^a+$", absent: true }', `${'a'.repeat(40)}b`),
  },
  'waiver/expired': {
    fires: waived('<!-- handrail-ignore link/broken until 2026-11-19: the vendor moves -->'),
    at: ['a.md', 3, 1],
    silent: waived('<!-- handrail-ignore link/broken until 2026-11-20: the vendor moves -->'),
  },
  'waiver/unused': {
    fires: waived('<!-- handrail-ignore link/broken, link/anchor until 2027-01-31: the vendor moves -->'),
    at: ['a.md', 3, 1],
    silent: waived('<!-- handrail-ignore link/broken until 2027-01-31: the vendor moves -->'),
  },
  'waiver/incomplete': {
    fires: waived('<!-- handrail-ignore link/broken: the vendor moves -->'),
    at: ['a.md', 3, 1],
    silent: waived('<!-- handrail-ignored link/broken -->'),
  },
  'waiver/unknown': {
    fires: waived('<!-- handrail-ignore link/brokn until 2027-01-31: the vendor moves -->'),
    at: ['a.md', 3, 1],
    silent: waived('<!-- handrail-ignore link/broken until 2027-01-31: the vendor moves -->'),
  },
  'link/anchor-case': {
    fires: page('# A\n\n[x](#Restart-It)\n\n## Restart it'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n[x](#restart-it)\n\n## Restart it'),
  },
  'code/shell-syntax': {
    fires: page('# A\n\n> - b\n>\n>   ```bash\n>   ls <dir>\n>   echo "$(date)\n>   ```'),
    at: ['a.md', 7, 10],
    silent: page('# A\n\n```bash\nkubectl delete pod <pod name> -n [namespace] ...\n```'),
  },
  'code/json-syntax': {
    fires: page('# A\n\n1. b\n\n   ```json\n   {\n     "b": 1,\n   }\n   ```'),
    at: ['a.md', 7, 12],
    silent: page('# A\n\n```json\n"b": {\n  "c": <port>, // …\n```'),
  },
  'code/yaml-syntax': {
    fires: page('# A\n\n```yaml\na: 1\n  b: 2\n```'),
    at: ['a.md', 4, 4],
    silent: page('# A\n\n```yaml\n  a: {{ .Values.a }}\n  ...\n  {{- if .b }}\n  b: <port>\n---\nc: 1\n```'),
  },
  'code/prompt': {
    fires: page('# A\n\n```bash\n# look\n$ ls\n$ pwd\n```'),
    at: ['a.md', 5, 1],
    silent: page('# A\n\n```console\n$ ls\n```\n\n```bash\n$HOME/bin/look # $ ls\n```'),
  },
  'code/destructive': {
    fires: { 'runbooks/a.md': '# A\n\n```bash\nls\nsudo rm -rf /var/lib/a\nrm -rf /srv\n```' },
    at: ['runbooks/a.md', 5, 1],
    silent: { 'runbooks/a.md': '# A\n\n```bash\nrm -rf /var/lib/a\n```\n\n## Verification\n' },
  },
  'code/secret': {
    fires: page(`# A\n\nThe key is ${TOKEN}.`),
    at: ['a.md', 3, 12],
    silent: page('# A\n\nThe key is AKIAIOSFODNN7EXAMPLE, the address https://ada:<password>@example.com.'),
  },
  'runbook/placeholder-undeclared': {
    fires: incident(variable('pod'), '```bash\nkubectl get pod <pod> -n <ns>\n```'),
    at: ['runbooks/a.md', 6, 26],
    silent: incident(variable('pod'), 'Look at <ns>.\n\n```bash\nkubectl logs <pod>\n```'),
  },
  'runbook/placeholder-unused': {
    fires: incident(variable('pod-name'), '`<podname>`'),
    at: ['runbooks/a.md', 3, 21],
    silent: incident(variable('pod-name'), '```bash\nkubectl logs "$POD_NAME"\n```'),
  },
  'fresh/overdue': {
    fires: strict('guides', 'reviewed: 2026-08-01\nreview_every: 90d'),
    at: ['guides/a.md', 3, 11],
    silent: strict('guides', 'reviewed: 2026-08-30\nreview_every: 90d'),
  },
  'fresh/changed-since-validated': {
    fires: runbook('validated: 2026-10-01'),
    at: ['runbooks/a.md', 3, 12],
    silent: strict('guides', 'reviewed: 2026-10-01'),
    history: { changed: new Map([['runbooks/a.md', '2026-10-02']]), isCut: false },
  },
  'fresh/shallow-history': {
    fires: runbook('validated: 2026-10-01'),
    at: ['.', 1, 1],
    silent: page('# A'),
    history: { changed: new Map(), isCut: true },
  },
  'mdx/syntax': {
    fires: mdx('# A\n\né🔥 <Callout>b'),
    at: ['a.mdx', 3, 5],
    silent: mdx('# A\n\n<Callout>b</Callout> \\<pod> \\{c}'),
  },
  'mdx/unsupported': {
    fires: mdx('import { Card } from "x"\n\n# A\n\nb <Card>c</Card>'),
    at: ['a.mdx', 5, 3],
    silent: mdx('import { Tabs, Tab } from "x"\n\n# A\n\n<Tabs><Tab label="b">c</Tab></Tabs>{" "}{/* d */}'),
  },
  'code/unknown-language': {
    fires: page('# A\n\n```nope\n```\n\n```nope\n```'),
    at: ['a.md', 3, 1],
    silent: page('# A\n\n```bash\n```\n\n```\n```\n\n```text\n```'),
  },
};

test('every problem of the catalogue is here', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(RULES).toSorted());
});

/** With those that are waited for. */
async function allProblemsOf(files: Files, { history, maxItems }: Partial<Case> = {}): Promise<Problem[]> {
  const root = tree(files);
  const graph = buildGraph(readContent(root, { maxItems }));
  const changes = history ? checkValidations(graph, history) : [];
  const secrets = await findSecrets(textsToScan(graph));
  const asked = [
    ...secrets.map(({ finding }) => finding),
    ...changes,
    ...checkCode(graph, sourceFiles(root, undefined)),
  ];
  return runChecks(graph, deriveStates(graph, TODAY), asked);
}

/** An imperative, or what was probably meant. */
const HINT =
  /^(?:Did you mean .*\?|(?:Add|Avoid|Carry out|Check|Choose|Close|Copy|Correct|Export|Fetch|Finish|Fix|Grant|Keep|List|Meet|Move|Publish|Put|Remove|Rename|Replace|Review|Revoke|Save|See|Set|Shorten|Split|Use|Verify|Write)\b.*\.)$/s;

describe.each(Object.entries(CASES))('%s', (id, { fires, at, silent, ...given }) => {
  test('comes, once, at its place', async () => {
    const found = (await allProblemsOf(fires, given)).filter((problem) => problem.id === id);
    expect(found.map(({ file, line, column }) => [file, line, column])).toEqual([at]);
  });

  test('does not come', async () => {
    const found = (await allProblemsOf(silent)).filter((problem) => problem.id === id);
    expect(found).toEqual([]);
  });

  test('names the defect and its place, and what to do as an imperative', async () => {
    const problem = (await allProblemsOf(fires, given)).find((found) => found.id === id);
    expect(problem?.message).toMatch(/^[A-Z].*[^.]\.$/s);
    expect(problem?.hint).toMatch(HINT);
    expect(`${problem?.message} ${problem?.hint}`).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('hints', () => {
  test.each<[name: string, files: Files, hint: string]>([
    [
      'a file of that name elsewhere',
      { 'x/a.md': '[x](redis.md)', 'y/Redis.md': '# R' },
      'Did you mean ../y/Redis.md?',
    ],
    [
      'two of that name',
      { 'x/a.md': '[x](redis.md)', 'y/redis.md': '', 'z/redis.md': '' },
      'Correct the path. Write it relative to this file, or to the content folder if it begins with "/".',
    ],
    [
      'an image outside, which no link is',
      { 'x/a.md': '![x](../../lib/redis.png)' },
      'Correct the path, move the file into the content folder, or link to the full address where readers can open it.',
    ],
    [
      'out, and a file of that name inside',
      { 'x/a.md': '[x](../../lib/redis.md)', 'y/redis.md': '# R' },
      'Did you mean ../y/redis.md?',
    ],
    ['an anchor nearby', page('# A\n\n[x](#retsart)\n\n## Restart'), 'Did you mean "#restart"?'],
    [
      'the beginning of an anchor',
      page('# A\n\n[x](#restart)\n\n## Restart the database'),
      'Did you mean "#restart-the-database"?',
    ],
    [
      'an anchor like none',
      page('# A\n\n[x](#zzz)\n\n## Restart'),
      'Write the heading in lower case with dashes.',
    ],
  ])('%s', (_name, files, hint) => {
    expect(problemsOf(files).find(({ id }) => id.startsWith('link/'))?.hint).toBe(hint);
  });
});

test('an unknown language is counted, once per file', () => {
  const text = '```nope\n```\n\n```8sh\n```\n\n> ```nope\n> ```';
  const messages = problemsOf(page(text)).flatMap(({ id, message }) =>
    id === 'code/unknown-language' ? [message] : [],
  );
  expect(messages).toEqual([
    'Unknown language "nope" (2 blocks); shown as plain text.',
    'Unknown language "8sh" (1 block); shown as plain text.',
  ]);
});
