import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyPlace, handrail } from './command.ts';

function place(files: Readonly<Record<string, string>>): string {
  const cwd = emptyPlace();
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    fs.writeFileSync(path.join(cwd, name), text);
  }
  return cwd;
}

const LINK = '[x](nowhere.md)';
const BASELINE = ['check', '--max-warnings', '0', '--baseline', 'known.json'];

test('a baseline passes what is known, fails on what is new, and grows only by force', async () => {
  const cwd = place({ 'content/a.md': `# A\n\n${LINK}\n` });
  const at = (...args: string[]) => handrail([...BASELINE, ...args], { cwd });
  expect(await at()).toMatchObject({ code: 2, stderr: expect.stringContaining('Baseline not found') });
  expect(await at('--update-baseline')).toMatchObject({ code: 0 });
  expect(await at()).toMatchObject({ code: 0, stderr: expect.stringContaining('1 problem of the baseline') });

  // Lines move, the file is renamed, and another link breaks.
  fs.rmSync(path.join(cwd, 'content/a.md'));
  fs.writeFileSync(path.join(cwd, 'content/b.md'), `# A\n\nMore.\n\n${LINK}\n\n[y](neither.md)\n`);
  const { code, stdout } = await at();
  expect(code).toBe(1);
  expect(stdout).toContain('7:1');
  expect(stdout).not.toContain('5:1');
  expect(await at('--update-baseline')).toMatchObject({ code: 1 });
  expect(await at()).toMatchObject({ code: 1 });
  expect(await at('--update-baseline', '--force')).toMatchObject({ code: 0 });
  expect(await at()).toMatchObject({ code: 0 });

  fs.writeFileSync(path.join(cwd, 'content/b.md'), '# A\n');
  await at('--update-baseline');
  expect(JSON.parse(fs.readFileSync(path.join(cwd, 'known.json'), 'utf8'))).toEqual({
    version: 1,
    problems: [],
  });
});

test('--fix mends prompts and the case of anchors, and nothing else', async () => {
  const text = `# A\r\n\r\n## Restart it\r\n\r\n[x](#Restart-It) and ${LINK}\r\n\r\n\`\`\`bash\r\n$ kubectl get pods\r\n$ kubectl get nodes\r\n\`\`\`\r\n`;
  const cwd = place({ 'content/a.md': text });
  const { stdout, stderr } = await handrail(['check', '--fix'], { cwd });
  expect(stderr).toContain('Fixed 2 problems.');
  expect(stdout).toContain('link/broken');
  expect(stdout).not.toMatch(/code\/prompt|link\/anchor-case/);
  expect(fs.readFileSync(path.join(cwd, 'content/a.md'), 'utf8')).toBe(
    text.replace('#Restart-It', '#restart-it').replaceAll('$ kubectl', 'kubectl'),
  );
});

test('for code hosts: annotations, and SARIF', async () => {
  const cwd = place({ 'content/a.md': `# A\n\n${LINK}\n`, 'rules.yaml': 'groups: []' });
  const { stdout } = await handrail(['check', '--format', 'github', '--rules', 'rules.yaml'], { cwd });
  expect(stdout).toMatch(
    /^::warning file=content\/a\.md,line=3,endLine=3,col=1,endColumn=15,title=link\/broken::/,
  );
  const log = await handrail(['check', '--format', 'sarif'], { cwd });
  expect(JSON.parse(log.stdout)).toMatchObject({
    version: '2.1.0',
    runs: [{ results: [{ ruleId: 'link/broken', level: 'warning' }] }],
  });
});

test('the scale of severities, and the same report without a cache', async () => {
  const cwd = place({ 'content/a.md': `# A\n\n${LINK}\n` });
  const scale = await handrail(['check', '--severities'], { cwd });
  expect(scale.stdout).toMatch(/^P0 +0 +pages +SEV1, s1, critical, emergency, page,/m);
  const [first, second, bare] = [
    await handrail(['check', '--format', 'json'], { cwd }),
    await handrail(['check', '--format', 'json'], { cwd }),
    await handrail(['check', '--format', 'json', '--no-cache'], { cwd }),
  ];
  expect(second.stdout).toBe(first.stdout);
  expect(bare.stdout).toBe(first.stdout);
});
