import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tree, type Files } from '../tree.ts';
import { differences, filesIn, runImport } from './import.ts';

/** The second import of a tree, and of what came of it, change nothing; and nobody who reads sees a difference. */
async function roundTrip(source: string): Promise<void> {
  const into = tree({});
  const first = await runImport(source, into);
  expect(first.stderr).not.toMatch(/could not be rewritten|cannot be/);
  // A link that leads somewhere by chance is told; then the trees differ in it.
  if (!first.stderr.includes('warning Broken link')) expect(differences(source, into)).toEqual([]);
  const ledger = fs.readFileSync(path.join(into, '.handrail-import.json'), 'utf8');

  const second = await runImport(source, into);
  expect(second.files).toEqual(first.files);
  expect(fs.readFileSync(path.join(into, '.handrail-import.json'), 'utf8')).toBe(ledger);
  const inPlace = await runImport(into, into);
  expect({ code: inPlace.code, files: inPlace.files }).toEqual({ code: 0, files: first.files });
  expect((await runImport(into, tree({}))).files).toEqual(first.files);
}

const FOLDERS = ['', 'a/', 'A b/', 'runbooks/', 'playbooks/x/', 'docs/', 'ü/', 'a/runbooks/', '🔥/'];
const NAMES = [
  'x.md',
  'X.md',
  'README.md',
  'index.md',
  '_index.md',
  'KubePodNotReady.md',
  'a b.md',
  'ü.md',
  '🔥.md',
  'readme-.md',
  'a.markdown',
];
const PICTURES = ['p.png', 'a b(1).png', 'x', 'P.png', 'ü%.svg'];

const page = fc.constantFrom(...FOLDERS.flatMap((folder) => NAMES.map((name) => folder + name)));
const picture = fc.constantFrom(...FOLDERS.flatMap((folder) => PICTURES.map((name) => folder + name)));
const suffix = fc.constantFrom('', '#symptoms', '#Meaning-1', '?x=1&y#a', '#');
const spelling = fc.constantFrom<((to: string) => string)[]>(
  (to) => to,
  (to) => `./${to}`,
  (to) => to.replace(/\.md$/, ''),
  (to) => to.replace(/[^/]*$/, ''),
  (to) => to.toLowerCase(),
  (to) => to.replace(/\.md$/, '/'),
  (to) => `../${to}`,
);
const link = fc.record({
  to: fc.oneof(
    page,
    picture,
    fc.constantFrom('', 'nowhere.md', '../out.md', 'https://x.example/a.md', 'runbooks', 'a/'),
  ),
  isRooted: fc.boolean(),
  spelled: spelling,
  suffix,
  form: fc.nat(8),
});
const FORMS: readonly ((to: string, n: number) => string)[] = [
  (to) => `[t](${encodeURI(to).replace(/[()]/g, '\\$&')})`,
  (to) => `> quoted [t\n> u](<${to}> "x ](y")`,
  (to) => `![p](${encodeURI(to).replace(/[()]/g, '\\$&')} 't')`,
  (to) => `[![p](${encodeURI(to).replace(/[()]/g, '\\$&')})](x.md)`,
  (to, n) => `[t][l${n}]\n\n[l${n}]: <${to}> (t)`,
  (to) => `| a |\n|---|\n| [t](${encodeURI(to).replace(/[()]/g, '\\$&')}) |`,
  (to) =>
    `<a class="y" href="${encodeURI(to).replaceAll('&', '&amp;')}">t</a> and <img src='${encodeURI(to)}'>`,
  (to) => `- item [*t* \`](x)\`](${encodeURI(to).replace(/[()]/g, '\\$&')})`,
  (to) => `\`[t](${to})\`\n\n    [t](${to})`,
];
const FRONTS = [
  '',
  '---\ntitle: T\n---\n',
  '---\nweight: 3 # why\nservices:\n  - api\ntitle:\n---\n\n',
  '---\nkind: guides\nowner: "me"\ndescription: |\n  A\n  b\n---\n',
  '---\nx: &a [1]\ny: *a\n---\n',
  '---\n---\n',
  '+++\ntitle = "T"\nweight = 3\naliases = ["/old/x"]\n+++\n',
  '---\nlast_reviewed_on: 2026-01-02\nreview_in: 6 months\nowner_slack: "#ops"\nslug: other\nlinkTitle: Short\n---\n',
];
const BODIES = [
  '# Kube Pod Not Ready\n\n## Meaning\n\n## Symptoms\n',
  'Underlined\n==========\n\ntext\n\n## Meaning\n\n## Meaning\n',
  'No title at all\n',
  '',
  '# A\n\n```sh\necho [a](b.md)\n```\n\n<details>\n\n~~~\n',
];
const text = fc
  .record({
    front: fc.constantFrom(...FRONTS),
    body: fc.constantFrom(...BODIES),
    links: fc.array(link, { maxLength: 6 }),
    isCrlf: fc.boolean(),
  })
  .map(({ front, body, links, isCrlf }) => (file: string) => {
    const depth = path.posix.dirname(file);
    const written = links.map(({ to, isRooted, spelled, suffix: end, form }, n) => {
      const relative = /^[a-z]+:/.test(to) ? to : path.posix.relative(depth, to);
      const address = isRooted && !to.includes(':') ? `/${to}` : spelled(relative);
      return FORMS[form]?.(address + end, n) ?? '';
    });
    const whole = front + [written.slice(0, 2).join('\n\n'), body, ...written.slice(2)].join('\n\n');
    return isCrlf ? whole.replaceAll('\n', '\r\n') : whole;
  });
const trees = fc
  .record({
    pages: fc.dictionary(page, text, { minKeys: 1, maxKeys: 8 }),
    pictures: fc.uniqueArray(picture, { maxLength: 5 }),
  })
  .map(({ pages, pictures }): Files => ({
    ...Object.fromEntries(pictures.map((name) => [name, `of ${name}`])),
    ...Object.fromEntries(Object.entries(pages).map(([name, make]) => [name, make(name)])),
  }));

test('any tree, imported: nothing is lost, and importing again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(trees, async (files) => roundTrip(tree(files))),
    { numRuns: 150, seed: 20261120 },
  );
});

/** Trees of others, for whoever has some: `HANDRAIL_TREES=../their-docs:../wiki`. */
const others = (process.env['HANDRAIL_TREES'] ?? '').split(':').filter(Boolean);

test.each(['content', 'src/cli/starter/content', ...others])('real pages: %s', async (source) => {
  const before = filesIn(source);
  await roundTrip(path.resolve(source));
  expect(filesIn(source)).toEqual(before);
});
