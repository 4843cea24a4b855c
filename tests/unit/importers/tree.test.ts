import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tree, type Files } from '../tree.ts';
import { imported, runImport } from './import.ts';

const RUNBOOK = '# KubePodNotReady\n\n## Meaning\n\n## Mitigation\n';

test.each<[name: string, files: Files, expected: Readonly<Record<string, string>>]>([
  [
    'a page gets its title, and the kind its folder',
    { 'a.md': '# A\n\nText.\n' },
    { 'guides/a.md': '---\ntitle: A\n---\n\n# A\n\nText.\n' },
  ],
  [
    'an alert that its file names, a service that its folder names',
    { 'kubernetes/KubePodNotReady.md': RUNBOOK },
    {
      'runbooks/kubernetes/kubepodnotready.md': `---\ntitle: KubePodNotReady\nservices: [kubernetes]\nalerts: [KubePodNotReady]\n---\n\n${RUNBOOK}`,
    },
  ],
  [
    'what is written stays',
    { 'x/a.md': '---\nservices: api\ntitle: T\nweight: 20\nkind: incidents\n---\n# A\n' },
    { 'incidents/x/a.md': '---\nkind: incidents\ntitle: T\nservices: api\nweight: 20\n---\n# A\n' },
  ],
  [
    'a new folder names no service that the old one did not',
    { 'docs.md': '# A\n', 'docs/docs/README.md': '# B\n', 'docs/docs/b.md': '# C\n' },
    {
      'guides/docs.md': '---\ntitle: A\n---\n\n# A\n',
      'guides/docs/docs/README.md': '---\ntitle: B\n---\n\n# B\n',
      'guides/docs/docs/b.md': '---\ntitle: C\n---\n\n# C\n',
    },
  ],
  [
    'folder pages keep their names; that of the whole is an overview',
    { 'README.md': '# A\n', 'x/_index.md': '# B\n', 'runbooks/index.md': '# C\n' },
    {
      'guides/overview.md': '---\ntitle: A\n---\n\n# A\n',
      'guides/x/_index.md': '---\ntitle: B\nservices: []\n---\n\n# B\n',
      'runbooks/index.md': '---\ntitle: C\n---\n\n# C\n',
    },
  ],
  [
    'what tags say is written as Markdown; in a figure only its address',
    {
      'x/a.md':
        '# A\n\n!!! note\n\n    See [b]({{< ref "../runbooks/b.md#c" >}}).\n\n    And [b]({% link runbooks/b.md %}#c).\n\n[b]: {{< ref `../runbooks/b.md` >}}\n\n[b] <a href="{{ site.baseurl }}/runbooks/b">b</a> [{{< d >}} {#e}](../runbooks/b.md){: .f}\n\n{{< figure src="i.png" title="I" >}}\n',
      'x/i.png': '',
      'runbooks/b.md': '# B\n\n## C\n',
    },
    {
      'guides/x/a.md':
        '---\ntitle: A\nservices: []\n---\n\n# A\n\n!!! note\n\n    See [b](../../runbooks/b.md#c).\n\n    And [b](../../runbooks/b.md#c).\n\n[b]: ../../runbooks/b.md\n\n[b] <a href="../../runbooks/b.md">b</a> [{{< d >}} {#e}](../../runbooks/b.md){: .f}\n\n{{< figure src="i.png" title="I" >}}\n',
      'guides/x/i.png': '',
      'runbooks/b.md': '---\ntitle: B\n---\n\n# B\n\n## C\n',
    },
  ],
  [
    'fields of other generators are written as ours; what has no name here stays',
    {
      'manual/x.html.md':
        '---\ntitle: X\nowner_slack: "#ops"\nlast_reviewed_on: 2026-01-02\nreview_in: 6 months\nlayout: manual_layout\n---\n[y](/manual/y.html)\n',
      'manual/y.html.md.erb': '+++\ntitle = "Y"\nweight = 2\nslug = "z"\n+++\n[x](x.html)\n',
      'redis/README.md': '# Redis Service\n\n[x](../manual/x.html.md)\n',
      'storage/zlonk/README.md': '# Zlonk Service\n\n[x](../../redis/)\n',
    },
    {
      'guides/manual/x.md':
        '---\ntitle: X\nowner: "#ops"\nreviewed: 2026-01-02\nreview_every: 6 months\nlayout: manual_layout\n---\n[y](y.md)\n',
      'guides/manual/y.md': '---\ntitle: Y\naliases: [z]\norder: 2\nslug: z\n---\n[x](x.md)\n',
      'services/zlonk/README.md':
        '---\ntitle: Zlonk Service\nservices: [zlonk]\n---\n\n# Zlonk Service\n\n[x](../redis/README.md)\n',
      'services/redis/README.md':
        '---\ntitle: Redis Service\nservices: [redis]\n---\n\n# Redis Service\n\n[x](../../guides/manual/x.md)\n',
    },
  ],
  [
    'two that would be one',
    { 'A.md': '# A\n', 'a.md': '# B\n' },
    { 'guides/a.md': '---\ntitle: A\n---\n\n# A\n', 'guides/a-2.md': '---\ntitle: B\n---\n\n# B\n' },
  ],
  [
    'links to pages, however they are written; anchors and queries stay',
    {
      'a.md':
        '---\ntitle: A\n---\n[1](Runbooks/B.md#X) [2](/Runbooks/B?q=1#y) <a href="Runbooks/B.md">3</a> [4][l] ![5](<p q.png>)\n[6](https://x.example/B.md) [7](nowhere.md) [8](../B.md) [9](#x) `[10](Runbooks/B.md)`\n\n[l]: Runbooks/B.md "t"\n',
      'Runbooks/B.md': '---\ntitle: B\n---\n[a](../a.md)\n\n# X\n',
      'p q.png': 'png',
    },
    {
      'guides/a.md':
        '---\ntitle: A\n---\n[1](../runbooks/b.md#X) [2](../runbooks/b.md?q=1#y) <a href="../runbooks/b.md">3</a> [4][l] ![5](<p q.png>)\n[6](https://x.example/B.md) [7](nowhere.md) [8](../B.md) [9](#x) `[10](Runbooks/B.md)`\n\n[l]: ../runbooks/b.md "t"\n',
      'guides/p q.png': 'png',
      'runbooks/b.md': '---\ntitle: B\n---\n[a](../guides/a.md)\n\n# X\n',
    },
  ],
  [
    'links that hold as they are stay, folders too',
    {
      'x/a.md': '---\ntitle: A\nservices: []\n---\n[1](./b.md) [2](y/) [3](../x/b.md#c)\n',
      'x/b.md': '---\ntitle: B\nservices: []\n---\n',
      'x/y/c.md': '---\ntitle: C\nservices: []\n---\n[1](../../x/y/) [2](/x/)\n',
    },
    {
      'guides/x/a.md': '---\ntitle: A\nservices: []\n---\n[1](./b.md) [2](y/) [3](../x/b.md#c)\n',
      'guides/x/b.md': '---\ntitle: B\nservices: []\n---\n',
      'guides/x/y/c.md': '---\ntitle: C\nservices: []\n---\n[1](../../x/y/) [2](../)\n',
    },
  ],
  [
    'pictures go with the page that first shows them, and only those that are shown',
    {
      'img/A.png': '1',
      'img/other.png': '2',
      'x/a.md': '---\ntitle: A\nservices: []\n---\n![1](../img/A.png) <img src="/img/A.png">\n',
      'runbooks/b.md': '---\ntitle: B\n---\n![2](../img/A.png)\n',
    },
    {
      'guides/x/a.md':
        '---\ntitle: A\nservices: []\n---\n![1](../../runbooks/img/A.png) <img src="../../runbooks/img/A.png">\n',
      'runbooks/b.md': '---\ntitle: B\n---\n![2](img/A.png)\n',
      'runbooks/img/A.png': '1',
    },
  ],
  [
    'line ends and a byte order mark',
    { 'a.md': '\u{feff}# A\r\n\r\n[x](B.md)\r\n', 'B.md': '---\r\nowner: me\r\n---\r\n# B\r\n' },
    {
      'guides/a.md': '\u{feff}---\r\ntitle: A\r\n---\r\n\r\n# A\r\n\r\n[x](b.md)\r\n',
      'guides/b.md': '---\r\ntitle: B\r\nowner: me\r\n---\r\n# B\r\n',
    },
  ],
])('%s', async (_name, files, expected) => {
  const source = tree(files);
  const into = tree({});
  const first = await runImport(source, into);
  expect({ code: first.code, stderr: first.stderr, files: first.files }).toEqual({
    code: 0,
    stderr: '',
    files: expected,
  });
  const again = await runImport(into, tree({}));
  expect(again.files).toEqual(expected);
});

test.each<[name: string, files: Files, args: string[], code: number, told: RegExp]>([
  [
    'broken frontmatter',
    { 'a.md': '---\na: "\n---\n# A\n' },
    [],
    1,
    /^SOURCE\/a\.md:2:5 error .*\nSOURCE\/a\.md:1:1 warning Unsupported frontmatter, kept as it is: title not added\.\n$/,
  ],
  [
    'broken TOML',
    { 'a.md': '+++\na = [\n+++\n# A\n' },
    [],
    1,
    /^SOURCE\/a\.md:2:6 error .*\nSOURCE\/a\.md:1:1 warning .* title not added\.\n$/,
  ],
  [
    'what is not UTF-8',
    { 'a.md': Buffer.from('# caf\u{e9}\n', 'latin1'), 'b.md': '# B\n' },
    [],
    1,
    /^SOURCE\/a\.md:1:6 error Invalid UTF-8/,
  ],
  [
    'a link that leads somewhere by chance',
    { 'a/c.md': '# C\n', 'a/b.md': '# B\n\n[x](../../guides/a/c.md)\n' },
    [],
    0,
    /^SOURCE\/a\/b\.md:3:1 warning Broken link to \.\.\/\.\.\/guides\/a\/c\.md: .* guides\/a\/c\.md\.\n$/,
  ],
  ['nothing at all', { 'a.txt': '' }, [], 2, /^handrail: No Markdown files in SOURCE\. /],
  [
    'a kind that there is not',
    { 'a.md': '' },
    ['--as', 'runbok'],
    2,
    /Unknown kind "runbok"\. Did you mean "runbooks"\?/,
  ],
  [
    'a folder is not split',
    { 'a.md': '' },
    ['--split', '2'],
    2,
    /Invalid source for --split: expected one Markdown file\./,
  ],
  [
    'no level',
    { 'a.md': '' },
    ['--split', '7'],
    2,
    /Invalid value for --split: "7"; expected a heading level from 1 to 6\./,
  ],
  ['no such rules', { 'a.md': '' }, ['--rules', 'nowhere/*.yaml'], 2, /Rule file not found: "nowhere/],
])('%s is told', async (_name, files, args, code, told) => {
  const result = await imported(files, { args });
  expect(result.code).toBe(code);
  expect(result.stderr).toMatch(told);
});

test('--as says the kind of what does not say its own', async () => {
  const { files } = await imported(
    {
      'a.md': '# A\n',
      'runbooks/b.md': '# B\n',
      'c.md': '---\nkind: gaps\n---\n# C\n',
      'runbooks/a.md': '# D\n',
    },
    { args: ['--as', 'troubleshooting'] },
  );
  expect(Object.keys(files)).toEqual([
    'gaps/c.md',
    'troubleshooting/a-2.md',
    'troubleshooting/a.md',
    'troubleshooting/b.md',
  ]);
});

test('one page alone comes with its pictures, and leaves links to the others', async () => {
  const { files } = await imported(
    { 'a.md': '# A\n\n![x](i/x.png) [b](b.md) [c](../c.md)\n', 'b.md': '# B\n', 'i/x.png': 'png' },
    { file: 'a.md', args: ['--as', 'runbook'] },
  );
  expect(files).toEqual({
    'runbooks/a.md': '---\ntitle: A\n---\n\n# A\n\n![x](i/x.png) [b](b.md) [c](../c.md)\n',
    'runbooks/i/x.png': 'png',
  });
});

test('in a strict target nothing is guessed from folders, so nothing must be denied', async () => {
  const source = tree({ 'handrail.yaml': 'strict: true', 'x/a.md': '---\ntitle: A\n---\n' });
  const strict = await runImport(source, tree({ 'handrail.yaml': 'strict: true' }));
  expect(strict.files['guides/x/a.md']).toBe('---\ntitle: A\n---\n');
  const lenient = await runImport(source, tree({}));
  expect(lenient.files['guides/x/a.md']).toBe('---\ntitle: A\nservices: []\n---\n');
});

test('a folder is not imported into itself, unless it was imported', async () => {
  const raw = tree({ 'a.md': '# A\n' });
  const refused = await runImport(raw, raw);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/Use --into to choose another\./);
  expect(Object.keys(refused.files)).toEqual(['a.md']);
  const into = tree({});
  const { files } = await runImport(raw, into);
  const again = await runImport(into, into);
  expect({ code: again.code, files: again.files }).toEqual({ code: 0, files });
});

test('a target within the source is not read', async () => {
  const source = tree({ 'a.md': '# A\n' });
  const into = path.join(source, 'content');
  await runImport(source, into);
  const again = await runImport(source, into);
  expect(Object.keys(again.files)).toEqual(['guides/a.md']);
  expect(again.stdout).toMatch(/^Guides +1 +0 +0 +1 +0$/m);
});

test('where a folder is in the way, everything else is written', async () => {
  const into = tree({ 'guides/a.md/x': '' });
  const { code, stdout, stderr } = await runImport(tree({ 'a.md': '# A\n', 'b.md': '# B\n' }), into);
  expect(code).toBe(1);
  expect(stderr).toMatch(/guides\/a\.md:1:1 error Cannot write this file: it is a folder\.\n$/);
  expect(stdout).toMatch(/^All +2 +1 +0 +0 +1$/m);
  expect(fs.readdirSync(path.join(into, 'guides')).toSorted()).toEqual(['a.md', 'b.md']);
});
