import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { KIND_NAMES } from '../../src/kinds/registry.ts';
import { emptyPlace, filesOf, handrail } from './command.ts';

test('init writes a tree with every kind and a workflow; it checks clean and builds; nothing is overwritten', async () => {
  const cwd = emptyPlace();
  expect(await handrail(['init'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  const folders = fs.readdirSync(path.join(cwd, 'content')).filter((name) => !name.includes('.'));
  expect(folders.toSorted()).toEqual(KIND_NAMES.toSorted());
  expect(fs.existsSync(path.join(cwd, '.github/workflows/handrail.yml'))).toBe(true);
  expect(await handrail(['check', '--max-warnings', '0'], { cwd })).toMatchObject({ code: 0 });
  expect(await handrail(['build'], { cwd })).toMatchObject({ code: 0, stderr: '' });

  const before = filesOf(path.join(cwd, 'content'));
  const again = await handrail(['init'], { cwd });
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain('"init" overwrites nothing');
  expect(filesOf(path.join(cwd, 'content'))).toEqual(before);
});

test.for(KIND_NAMES)('new %s writes a page that a strict tree takes', async (kind) => {
  const cwd = emptyPlace();
  fs.mkdirSync(path.join(cwd, 'content'));
  fs.writeFileSync(path.join(cwd, 'content/handrail.yaml'), 'strict: true\n');
  const { code, stdout } = await handrail(['new', kind, 'Queue: a backlog'], { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: `content/${kind}/queue-a-backlog.md\n` });
  expect(fs.readFileSync(path.join(cwd, stdout.trim()), 'utf8')).toMatch(
    /^---\ntitle: "Queue: a backlog"\n[\s\S]*\n---\n\n## /,
  );
  expect(await handrail(['check'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(await handrail(['new', kind, 'Queue: a backlog'], { cwd })).toMatchObject({ code: 2, stdout: '' });
});

test('a policy makes pages stale', async () => {
  const cwd = emptyPlace();
  fs.mkdirSync(path.join(cwd, 'content/runbooks'), { recursive: true });
  fs.writeFileSync(path.join(cwd, 'content/handrail.yaml'), 'review: { runbooks: 90d, P1: 30d }\n');
  const pages = {
    a: 'severity: P1\nreviewed: 2026-01-01',
    b: 'reviewed: 2026-01-01',
    c: 'reviewed: 2026-01-01\nvalidated: 2026-02-01',
  };
  for (const [name, yaml] of Object.entries(pages))
    fs.writeFileSync(path.join(cwd, `content/runbooks/${name}.md`), `---\n${yaml}\n---\n# ${name}\n`);
  expect(await handrail(['build', '--today', '2026-04-15', '--out', 'site'], { cwd })).toMatchObject({
    code: 0,
  });
  const freshness = Object.keys(pages).map((name) =>
    /(?:Last reviewed|Never reviewed)[^<]*/
      .exec(fs.readFileSync(path.join(cwd, `site/runbooks/${name}/index.html`), 'utf8'))?.[0]
      .trim(),
  );
  expect(freshness).toEqual([
    'Last reviewed 2026-01-01, interval 30d',
    'Last reviewed 2026-01-01, interval 90d',
    undefined,
  ]);
});

test('a state follows the day that is named', async () => {
  const cwd = emptyPlace();
  fs.mkdirSync(path.join(cwd, 'content/gaps'), { recursive: true });
  const gap = 'title: A gap\npriority: P1\nwaits_for: { text: Nodes, since: 2026-01-01, within: 10d }';
  fs.writeFileSync(path.join(cwd, 'content/gaps/a.md'), `---\n${gap}\n---\n`);
  for (const [today, overdue] of [
    ['2026-01-05', false],
    ['2026-02-01', true],
  ] as const) {
    expect(await handrail(['build', '--today', today, '--out', today], { cwd })).toMatchObject({ code: 0 });
    const page = fs.readFileSync(path.join(cwd, today, 'gaps/a/index.html'), 'utf8');
    expect(page).toMatch(/waiting/i);
    expect(/overdue by/.test(page)).toBe(overdue);
  }
});
