import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { emptyPlace, handrail, launch, write, type Result } from '../e2e/command.ts';

const ESC = '\u{1b}';
/** Each would do something, were it printed as it is. */
const ATTACKS = {
  'line feed': '\n::error::pwned',
  'carriage return': '\r::set-output name=a::pwned',
  'line feed and spaces': '\n  ::stop-commands::pwned',
  'Azure Pipelines': '##vso[task.setvariable variable=a]pwned',
  'older GitHub runner': '##[error]pwned',
  'clear screen': `${ESC}[2J${ESC}[1;1Hpwned`,
  'window title': `${ESC}]0;pwned\u{7}`,
  'OSC 8 link': `${ESC}]8;;https:evil.example${ESC}\\pwned${ESC}]8;;${ESC}\\`,
  'C1 introducer': '\u{9b}2Jpwned',
  'bidi override': '\u{202E}dewnp',
  'line separator': '\u{2028}::error::pwned',
  backspaces: '\b\b\b\bpwned\u{7f}',
} as const;

/** What may be printed with a control character: our colours, where they were asked for. None were. */
function expectHarmless({ stdout, stderr }: Result): void {
  for (const text of [stdout, stderr]) {
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(/##(?:vso)?\[/);
    for (const line of text.split('\n'))
      if (/^\s*::/.test(line)) expect(line).toMatch(/^::(?:error|warning|notice) file=[^\n]*::/);
    expect(text).not.toMatch(/^\s*::(?:set-output|stop-commands|error::)/m);
  }
}

/** Content with the attack in every place that a message quotes. */
function hostile(attack: string): Record<string, string> {
  const quoted = JSON.stringify(`x${attack}`);
  const name = `a${attack.replaceAll('/', '-')}`;
  return {
    'handrail.yaml': `title: ${quoted}\nunknown${JSON.stringify(attack)}: 1\nrules: [${JSON.stringify(`none${attack}.yml`)}]\n`,
    [`guides/${name}.md`]: `---\ntitle: ${quoted}\ntags: [${quoted}]\nunknown: ${quoted}\n${quoted}: 1\n---\n# A\n\n[broken](no${encodeURIComponent(attack)}.md) [x](${encodeURI(attack)}) ![](no.png)\n`,
    'runbooks/b.md': `---\nservices: [${quoted}]\nalerts: [${quoted}]\nseverity: ${quoted}\nlast_tested: ${quoted}\nvariables: [{name: ${quoted}, type: ${quoted}}]\n---\n# B\n\n\`\`\`sh\necho "${attack}\n\`\`\`\n\n\`\`\`json\n{"a${attack}\n\`\`\`\n\n<!-- handrail-ignore ${attack} -->\n`,
    'guides/broken.md': `---\ntitle: "never closed${attack}\n---\n# C\n`,
  };
}

/** Six in each text, for fewer commands. */
const GROUPS = Array.from({ length: 2 }, (_, group) => {
  const own = Object.entries(ATTACKS).slice(6 * group, 6 * group + 6);
  return [own.map(([name]) => name).join(', '), own.map(([, attack]) => attack).join('')] as const;
});

/** A folder for one test, with the attack in the name of the content folder and all through it. */
function scene(attack: string): { cwd: string; content: string } {
  const cwd = emptyPlace();
  const content = path.join(cwd, `content${attack.replaceAll('/', '-')}`);
  write(content, hostile(attack));
  return { cwd, content };
}

test.for(GROUPS)('%s, in every format and in a build', async ([, attack]) => {
  const { cwd, content } = scene(attack);
  for (const format of ['pretty', 'github', 'sarif'])
    expectHarmless(await handrail(['check', content, '--format', format], { cwd }));
  expectHarmless(await handrail(['build', content], { cwd }));
  const json = await handrail(['check', content, '--format', 'json'], { cwd });
  expectHarmless(json);
  const { entries } = JSON.parse(json.stdout) as { entries: { file: string }[] };
  expect(entries.map(({ file }) => file)).toContain(`guides/a${attack.replaceAll('/', '-')}.md`);
});

test('arguments, in every command', async () => {
  // All that is printed passes one writer, so one group shows that each command uses it.
  const attack = GROUPS[0]?.[1] ?? '';
  const { cwd, content } = scene(attack);
  for (const args of [
    ['check', content, '--severities'],
    ['check', content, '--format', attack],
    ['check', content, '--rules', `none${attack}.yml`],
    ['check', content, '--baseline', `none${attack}`],
    ['check', `missing${attack}`],
    ['build', content, '--out', `content${attack}/../x${attack}`],
    ['build', content, '--base', attack],
    ['build', content, '--url', attack],
    ['import', content, '--into', `into${attack.replaceAll('/', '-')}`],
    ['import', `missing${attack}`],
    ['init', content],
    ['init', `into${attack.replaceAll('/', '-')}-new`],
    ['new', 'guide', `x${attack}`],
    ['new', attack, 'x'],
    ['preview', `missing${attack}`],
    [`unknown${attack}`],
    ['check', `--unknown${attack}`],
    ['check', content, `two${attack}`],
  ])
    expectHarmless(await handrail(args, { cwd }));
});

test('dev, and a colour terminal, print nothing of the content as it is', async () => {
  const cwd = emptyPlace();
  for (const [index, attack] of Object.values(ATTACKS).entries())
    for (const [file, text] of Object.entries(hostile(attack)))
      if (file !== 'handrail.yaml')
        write(path.join(cwd, 'content'), { [file.replace(/^(\w+)\//, `$1/${index}/`)]: text });
  const server = launch(['dev', '--port', '0'], { cwd });
  onTestFinished(async () => void (await server.kill('SIGKILL')));
  await server.says(/^Serving/m);
  expectHarmless(await server.kill('SIGTERM'));

  const coloured = await handrail(['check'], { cwd, env: { FORCE_COLOR: '1' } });
  expect(coloured.stdout).toContain(`${ESC}[31m`);
  expectHarmless({
    ...coloured,
    stdout: coloured.stdout.replaceAll(new RegExp(`${ESC}\\[(?:1|2|4|22|24|3[1346]|39)m`, 'g'), ''),
  });
  expect(fs.existsSync(path.join(cwd, 'dist'))).toBe(false);
});
