import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test, afterAll } from 'vitest';
import { CHECKOUT, emptyPlace, handrail, write, type RunOptions } from './command.ts';

// The contributing guide's example of a new kind, added to a copy of the checkout with nothing but what the guide says.
const copy = emptyPlace(afterAll);
const options: RunOptions = { cwd: copy, bin: path.join(copy, 'bin/handrail.js') };

beforeAll(() => {
  for (const part of ['bin', 'public', 'src', 'package.json'])
    fs.cpSync(path.join(CHECKOUT, part), path.join(copy, part), { recursive: true });
  fs.symlinkSync(path.join(CHECKOUT, 'node_modules'), path.join(copy, 'node_modules'));
  const files = excerpts();
  expect(files.map(([file]) => file)).toEqual([
    'src/kinds/decisions/kind.ts',
    'src/kinds/decisions/view.ts',
    'src/components/details/DecisionSummary.astro',
    'src/components/details/DecisionTail.astro',
  ]);
  write(copy, Object.fromEntries(files));
  const registry = path.join(copy, 'src/kinds/registry.ts');
  const known = fs.readFileSync(registry, 'utf8');
  const added = known.replace('  guides,\n};', '  guides,\n  decisions,\n};');
  expect(added).not.toBe(known);
  fs.writeFileSync(registry, `import { decisions } from './decisions/kind.ts';\n${added}`);
});

/** Files that the guide shows, by name. */
function excerpts(): [file: string, text: string][] {
  const guide = fs.readFileSync(path.join(CHECKOUT, 'CONTRIBUTING.md'), 'utf8');
  const section = /^## Add a kind$(.*?)^## /ms.exec(guide)?.[1] ?? '';
  const found = section.matchAll(/^ {3}```(?:ts|astro)\n {3}\/\/ (\S+)\n(.*?)^ {3}```$/gms);
  return [...found].map(([, file = '', text = '']) => [file, text.replaceAll(/^ {3}/gm, '')]);
}

const PAGES = {
  'handrail.yaml': 'strict: true\n',
  'decisions/use-redis.md': page(
    'Sessions are kept in Redis',
    'decided: 2026-11-20\nstatus: accepted\nreplaced_by: use-valkey',
  ),
  'decisions/use-valkey.md': page('Sessions are kept in Valkey', 'decided: 2026-11-21'),
};

function page(title: string, fields: string): string {
  return `---\ntitle: ${title}\nsummary: Where sessions are.\nservices: []\nowner: platform\n${fields}\n---\n\nOne place for all.\n`;
}

test('pages of a new kind are read, linked and shown', async () => {
  write(path.join(copy, 'content'), PAGES);
  expect(await handrail(['build', 'content', '--out', 'site'], options)).toMatchObject({
    code: 0,
    stderr: '',
  });
  const read = (file: string): string => fs.readFileSync(path.join(copy, 'site', file), 'utf8');
  const old = read('decisions/use-redis/index.html');
  expect(old).toMatch(/<p class="headline">\s*Replaced by\s*<a href="\/decisions\/use-valkey\/">/);
  expect(old).toMatch(/<dt>Decided<\/dt>\s*<dd>\s*2026-11-20/);
  expect(read('decisions/use-valkey/index.html')).toContain('No later decision replaces this one.');
  expect(read('index.html')).toContain('What was decided, and why.');
  expect(JSON.parse(read('schemas/decisions.json'))).toMatchObject({ title: 'Decision' });
});

test('pages of a new kind are checked, and a new one is begun', async () => {
  write(path.join(copy, 'wrong'), {
    ...PAGES,
    'decisions/use-redis.md': page('Sessions', 'decided: soon\nreplaced_by: use-valkyrie'),
  });
  const { code, stdout } = await handrail(['check', 'wrong', '--format', 'json'], options);
  const { problems } = JSON.parse(stdout) as { problems: { id: string; line: number }[] };
  expect([code, ...problems.map(({ id, line }) => [id, line])]).toEqual([
    1,
    ['schema/bad-date', 6],
    ['ref/unknown', 7],
  ]);
  expect(await handrail(['new', 'decisions', 'Use Postgres', '--into', 'wrong'], options)).toMatchObject({
    code: 0,
  });
  expect(fs.readFileSync(path.join(copy, 'wrong/decisions/use-postgres.md'), 'utf8')).toMatch(
    /^decided: \d{4}-\d\d-\d\d # The day.*^## Consequences$/ms,
  );
});
