import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  BROKEN,
  needsAnotherUser,
  CHECKOUT,
  emptyPlace,
  handrail,
  NOBODY,
  sample,
  shell,
  write,
} from './command.ts';

// One place for the calls that read only, or end before anything is written.
const place = emptyPlace(afterAll);
write(place, {
  'a-file': 'text',
  ...prefixed('content', sample()),
  ...prefixed('broken', { ...sample(), ...BROKEN }),
});

const { version } = JSON.parse(fs.readFileSync(path.join(CHECKOUT, 'package.json'), 'utf8')) as {
  version: string;
};

test.for([
  [['--version'], version],
  [['-v'], version],
  [['--help'], 'Usage: handrail <command>'],
  [['-h'], 'Usage: handrail <command>'],
  [['help'], 'Usage: handrail <command>'],
  [[], 'Usage: handrail <command>'],
  [['build', '--help'], 'Usage: handrail build [content]'],
  [['dev', '--help'], 'Usage: handrail dev [content]'],
  [['preview', '--help'], 'Usage: handrail preview [dir]'],
  [['check', '-h'], 'Usage: handrail check [content]'],
] as const)('handrail %j tells and ends well', async ([args, text]) => {
  const { code, stdout, stderr } = await handrail(args, { cwd: place });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(text);
});

test('the general help names every command', async () => {
  const { stdout } = await handrail(['--help'], { cwd: place });
  for (const name of ['build', 'dev', 'preview', 'check'])
    expect(stdout).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
});

test.for([
  [['bild'], 'Unknown command "bild". Did you mean "build"?'],
  [['frobnicate'], 'Unknown command "frobnicate".'],
  [['--out', 'x'], 'Unknown command "--out".'],
  [['build', '--uot', 'x'], "Unknown option '--uot'"],
  [['check', '--out', 'x'], "Unknown option '--out'"],
  [['build', '--basse', '/ops/'], 'Unknown option \'--basse\'. Did you mean "--base"?'],
  [['build', '--out'], "'--out <value>' argument missing"],
  [['build', '--out', '--url', 'x'], "'--out' argument is ambiguous"],
  [['build', '--no-gate=yes'], "'--no-gate' does not take an argument"],
  [['build', 'content', 'other'], 'Too many arguments: content, other; "build" takes one content.'],
  [['preview', 'a', 'b'], 'Too many arguments: a, b; "preview" takes one dir.'],
  [['new', 'gaps', 'A', 'gap'], 'Too many arguments: gaps, A, gap; "new" takes kind and title.'],
  [['new', 'gaps'], 'Missing argument title'],
  [['new', 'runbok', 'A'], 'Unknown kind "runbok". Did you mean "runbooks"?'],
  [['new', 'gaps', '???'], 'Invalid title "???"'],
  [
    ['build', '--today', '2026-02-30'],
    'Invalid value for --today: "2026-02-30"; expected a date, e.g. 2026-11-20.',
  ],
  [['build', '--today', '2026-13-45'], 'expected a date, e.g. 2026-11-20'],
  [['dev', '--port', 'http'], 'Invalid value for --port: "http"; expected a whole number.'],
  [['dev', '--port=-1'], 'Invalid value for --port: "-1"; expected a whole number.'],
  [['preview', '--port', '65536'], 'Invalid value for --port: "65536"; expected a number up to 65535.'],
  [['build', '--url', 'ops.example.com'], 'expected an address, e.g. https://ops.example.com'],
  [['build', '--url', 'ftp://ops.example.com'], 'expected an address, e.g. https://ops.example.com'],
  [['build', '--base', '/a b/'], 'Invalid value for --base: "/a b/"; expected a path, e.g. /ops/.'],
  [['build', '--base', 'https://ops.example.com/'], 'expected a path, e.g. /ops/'],
  [['dev', '--base', '../ops'], 'expected a path, e.g. /ops/'],
  [
    ['check', '--format', 'xml'],
    'Invalid value for --format: "xml"; expected pretty, json, github or sarif.',
  ],
  [
    ['check', '--format', 'toString'],
    'Invalid value for --format: "toString"; expected pretty, json, github or sarif.',
  ],
  [['check', '--max-warnings', 'few'], 'Invalid value for --max-warnings: "few"; expected a whole number.'],
  [['build', 'nowhere'], `Folder not found: ${place}/nowhere.`],
  [['check', 'nowhere'], `Folder not found: ${place}/nowhere.`],
  [['dev', 'nowhere'], `Folder not found: ${place}/nowhere.`],
  [['build', 'a-file'], `Not a folder: ${place}/a-file.`],
  [['check', 'a-file/below'], `Not a folder: ${place}/a-file/below.`],
  [['preview', 'nowhere'], `No site in ${place}/nowhere. Build one with: handrail build`],
  [['preview', 'a-file'], `No site in ${place}/a-file. Build one with: handrail build`],
] as const)('handrail %j is misuse: %s', async ([args, message]) => {
  const { code, stdout, stderr } = await handrail(args, { cwd: place });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^handrail: /);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('the default content folder is missing', async () => {
  const cwd = emptyPlace();
  const { code, stderr } = await handrail(['build'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(`Folder not found: ${cwd}/content.`);
});

test('an empty folder makes a site, with a warning', async () => {
  const cwd = emptyPlace();
  fs.mkdirSync(path.join(cwd, 'content'));
  const { code, stdout, stderr } = await handrail(['build'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(/warning No Markdown files .* content\/empty/);
  expect(stdout).toMatch(/^Built 0 pages in [\d.]+ s: dist\n$/);
  expect(fs.existsSync(path.join(cwd, 'dist/index.html'))).toBe(true);
});

test('errors make no site; --no-gate makes it without them', async () => {
  const cwd = emptyPlace();
  write(cwd, prefixed('content', { ...sample(), ...BROKEN }));
  const gated = await handrail(['build'], { cwd });
  expect({ code: gated.code, stdout: gated.stdout }).toEqual({ code: 1, stdout: '' });
  expect(gated.stderr).toContain('content/guides/broken.md');
  expect(gated.stderr).toContain('Fix the errors');
  expect(fs.readdirSync(cwd).toSorted()).toEqual(['content', 'tmp']);

  const built = await handrail(['build', '--no-gate'], { cwd });
  expect(built.code).toBe(0);
  expect(built.stdout).toMatch(/^Built 3 pages/);
  expect(built.stderr).toMatch(/content\/guides\/broken\.md:2:\d+ error /);
  expect(fs.existsSync(path.join(cwd, 'dist/runbooks/redis-down/index.html'))).toBe(true);
});

test('check, pretty: the file, the place, the line in question and what to do', async () => {
  const { code, stdout, stderr } = await handrail(['check', 'broken'], { cwd: place });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^broken\/guides\/broken\.md$/m);
  expect(stdout).toMatch(/^ {2}(\d+):\d+ error .* schema\/yaml\n {4}\1 \| .*\n {4} +\| +\^+\n {4}help: \S/m);
  expect(stdout).toMatch(/^1 error in 3 pages \(\d+\.\d s\)$/m);
});

const reportSchema = z.strictObject({
  version: z.literal(1),
  summary: z.strictObject({ entries: z.int(), errors: z.int(), warnings: z.int(), infos: z.int() }),
  entries: z.array(
    z.strictObject({
      kind: z.string(),
      id: z.string(),
      url: z.string().regex(/^\/.*\/$/),
      file: z.string(),
      title: z.string(),
      services: z.array(z.string()),
      alerts: z.array(z.string()),
      inferred: z.record(z.string(), z.string()),
    }),
  ),
  problems: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
      level: z.enum(['error', 'warning', 'info']),
      message: z.string().min(1),
      hint: z.string().min(1),
      file: z.string(),
      line: z.int().positive(),
      column: z.int().positive(),
      endLine: z.int().positive(),
      endColumn: z.int().positive(),
      related: z.array(z.strictObject({ file: z.string(), line: z.int().positive(), message: z.string() })),
    }),
  ),
});

test('check, json: one document with the members that are promised', async () => {
  const { code, stdout, stderr } = await handrail(['check', 'broken', '--format', 'json'], { cwd: place });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const { summary, entries, problems } = reportSchema.parse(JSON.parse(stdout));
  expect(summary).toEqual({ entries: 3, errors: 1, warnings: 0, infos: 0 });
  expect(problems.map(({ file, level, id }) => [file, level, id])).toEqual([
    ['guides/broken.md', 'error', 'schema/yaml'],
  ]);
  expect(entries.find(({ id }) => id === 'redis-down')).toEqual({
    kind: 'runbooks',
    id: 'redis-down',
    url: '/runbooks/redis-down/',
    file: 'runbooks/redis-down.md',
    title: 'Redis down',
    services: ['redis'],
    alerts: [],
    inferred: { kind: 'folder runbooks', title: 'first H1' },
  });
});

test('check of content without problems ends well', async () => {
  const { code, stdout, stderr } = await handrail(['check', 'content'], { cwd: place });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^No problems in 2 pages/);
});

test.for([
  [[], 0],
  [['--max-warnings', '2'], 0],
  [['--max-warnings', '1'], 1],
  [['--max-warnings', '0'], 1],
] as const)('two warnings, check %j ends with %d', async ([limit, status]) => {
  const cwd = emptyPlace();
  write(cwd, { 'content/guides/a.md': '# A\n\n[no](b.md) and [no](c.md)\n' });
  const { code, stdout } = await handrail(['check', ...limit], { cwd });
  expect(stdout).toContain('2 warnings');
  expect(code).toBe(status);
});

test('nothing is coloured in a file or a pipe', async () => {
  const check = await handrail(['check', 'broken'], { cwd: place });
  const build = await handrail(['build', 'broken'], { cwd: place });
  expect(check.stdout + build.stderr).not.toContain('\u{1b}');
});

test('a terminal has colours, unless NO_COLOR is set', async () => {
  const line = 'script -qec "$HANDRAIL check broken" /dev/null';
  const env = { TERM: 'xterm-256color' };
  expect((await shell(line, { cwd: place, env })).stdout).toContain('\u{1b}[31merror');
  expect((await shell(line, { cwd: place, env: { ...env, NO_COLOR: '1' } })).stdout).not.toContain('\u{1b}');
});

test('a reader who leaves early is no error', async () => {
  const cwd = emptyPlace();
  const many = Array.from({ length: 300 }, (_, n) => [`content/guides/page-${n}.md`, `# Page ${n}\n`]);
  write(cwd, Object.fromEntries(many) as Record<string, string>);
  const line = '$HANDRAIL check --format json | head -c 10; exit ${PIPESTATUS[0]}';
  expect(await shell(line, { cwd })).toEqual({ code: 0, stdout: '{\n  "versi', stderr: '' });
});

test('content that may not be read is named', async (context) => {
  needsAnotherUser(context);
  const cwd = emptyPlace();
  write(cwd, prefixed('content', sample()));
  fs.chmodSync(path.join(cwd, 'content'), 0o700);
  const { code, stderr } = await handrail(['check'], { cwd, uid: NOBODY });
  expect(code).toBe(2);
  expect(stderr).toContain(`Unreadable folder ${cwd}/content: permission denied.`);
});

function prefixed(folder: string, tree: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tree).map(([file, text]) => [`${folder}/${file}`, text]));
}
