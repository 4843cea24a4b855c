import { describe, expect, test } from 'vitest';
import { baselineOf, formatBaseline, linesOf } from '../../../src/checks/baseline.ts';
import { maskLines, maskProblems, secretMask } from '../../../src/checks/secret-mask.ts';
import { textsToScan } from '../../../src/checks/secret-texts.ts';
import { findSecrets } from '../../../src/checks/secrets.ts';
import { mapText, renderLine } from '../../../src/cli/output-line.ts';
import { github } from '../../../src/cli/reporters/github.ts';
import { json } from '../../../src/cli/reporters/json.ts';
import { brief, pretty } from '../../../src/cli/reporters/pretty.ts';
import { sarif } from '../../../src/cli/reporters/sarif.ts';
import type { Paint } from '../../../src/cli/terminal.ts';
import { FILE_START } from '../../../src/shared/position.ts';
import { byFile, type Problem } from '../../../src/shared/diagnostic.ts';
import { graphOf } from '../pipeline.ts';
import type { Files } from '../tree.ts';
import { base64, made, SAMPLES } from './secret-samples.ts';

const TOKEN = ['ghp', '_', made(36)].join('');
const PASSWORD = 'S3cr3T-tulip9x';

async function secretsIn(files: Files) {
  return findSecrets(textsToScan(graphOf(files)));
}

async function placesIn(files: Files) {
  return (await secretsIn(files)).map(({ finding: { file, line, column } }) => [file, line, column]);
}

const RULES = `groups:
  - name: a
    rules:
      - alert: A
        expr: up{token="${TOKEN}"} == 0
        labels: { password: ${PASSWORD} }
        annotations:
          description: |
            Log in with password: ${PASSWORD}
        # ${TOKEN}
`;

describe('where secrets are found', () => {
  test.each<[name: string, files: Files, places: [file: string, line: number, column: number][]]>([
    ['prose', { 'a.md': `# A\n\nUse ${TOKEN}.` }, [['a.md', 3, 5]]],
    ['code', { 'a.md': `# A\n\n\`\`\`bash\nexport T=${TOKEN}\n\`\`\`` }, [['a.md', 4, 10]]],
    ['inline code', { 'a.md': `# A\n\n- \`${TOKEN}\`` }, [['a.md', 3, 4]]],
    ['frontmatter', { 'a.md': `---\nsummary: ${TOKEN}\n---\n# A` }, [['a.md', 2, 10]]],
    ['a comment of frontmatter', { 'a.md': `---\n# ${TOKEN}\nsummary: a\n---\n# A` }, [['a.md', 2, 3]]],
    ['a comment of HTML', { 'a.md': `# A\n\n<!-- ${TOKEN} -->` }, [['a.md', 3, 6]]],
    ['a comment of MDX', { 'a.mdx': `# A\n\n{/* ${TOKEN} */}` }, [['a.mdx', 3, 5]]],
    ['an attribute', { 'a.md': `# A\n\n<a href="https://x.io/?token=${TOKEN}">b</a>` }, [['a.md', 3, 30]]],
    [
      'each, after each other',
      { 'a.md': `${TOKEN}\n${TOKEN}` },
      [
        ['a.md', 1, 1],
        ['a.md', 2, 1],
      ],
    ],
    ['settings', { 'a.md': '# A', 'handrail.yaml': `title: A # ${TOKEN}\n` }, [['handrail.yaml', 1, 12]]],
    [
      'a rule file: expressions, labels, annotations and comments',
      { 'a.md': '# A', 'handrail.yaml': 'rules: [rules.yaml]\n', 'rules.yaml': RULES },
      [
        ['rules.yaml', 5, 25],
        ['rules.yaml', 6, 29],
        ['rules.yaml', 9, 35],
        ['rules.yaml', 10, 11],
      ],
    ],
    ['a file that a page links to', { 'a.md': '[b](b.txt)', 'b.txt': `\n x ${TOKEN}` }, [['b.txt', 2, 4]]],
    [
      'a script that raw HTML links to',
      { 'a.md': '# A\n\n<a href="b.sh">b</a>', 'b.sh': `T=${TOKEN}` },
      [['b.sh', 1, 3]],
    ],
    [
      'not twice what two pages link to',
      { 'a.md': '[b](b.env)', 'c.md': '[b](b.env)', 'b.env': `PGPASSWORD=${PASSWORD}` },
      [['b.env', 1, 12]],
    ],
    ['no file that nothing links to', { 'a.md': '# A', 'b.txt': TOKEN }, []],
    ['no picture', { 'a.md': '![b](b.png)', 'b.png': `\0${TOKEN}` }, []],
    ['no large file', { 'a.md': '[b](b.log)', 'b.log': `${TOKEN}\n${'a b c d '.repeat(132_000)}` }, []],
    ['no directive of the linter', { 'a.md': `<!-- secretlint-disable -->\n\n${TOKEN}` }, [['a.md', 3, 1]]],
    [
      'what begins in one file and ends in the next',
      { 'a.md': TOKEN.slice(0, 20), 'b.md': TOKEN.slice(20) },
      [],
    ],
    ['no pages', { 'a.txt': TOKEN }, []],
  ])('%s', async (_name, files, places) => {
    expect(await placesIn(files)).toEqual(places);
  });
});

const uncoloured: Paint = (_style, text) => ({ open: '', text, close: '' });

/** Five characters each, that are in no message by chance. */
const parts = (secret: string) =>
  Array.from({ length: Math.max(1, secret.length - 4) }, (_, at) => secret.slice(at, at + 5)).filter((part) =>
    /^\S*\d\S*$/.test(part),
  );

/** What every reporter prints of a page with other problems on each line, and a baseline. */
async function outputs(text: string) {
  const graph = graphOf({ 'a.md': text });
  const secrets = await findSecrets(textsToScan(graph));
  const other = (line: number): Problem => ({
    ...FILE_START,
    id: 'code/prompt',
    file: 'a.md',
    line,
    level: 'error',
    message: `About ${secrets.map(({ value }) => value).join(' ')}.`,
    hint: `See ${secrets[0]?.value.slice(0, 9)}…`,
    related: [{ file: 'a.md', line, message: `and ${secrets[0]?.value}` }],
  });
  const own = secrets.map(({ finding: { levels, ...found } }): Problem => ({
    ...found,
    level: levels.strict,
  }));
  const every = [...own, ...text.split('\n').map((_, index) => other(index + 1))];
  const problems = maskProblems(every, secrets);
  const lineAt = maskLines(linesOf(graph), secrets);
  const report = { graph, lineAt, took: () => 0 };
  const mask = secretMask(secrets);
  const baseline = formatBaseline(baselineOf(problems, linesOf(graph)));
  const reporters = [pretty(uncoloured), json, github, sarif, () => [brief({ graph, problems }, uncoloured)]];
  const printed = reporters.map((reporter) =>
    [...reporter({ ...report, files: byFile(problems) })]
      .flat()
      .map((line) => renderLine(mapText(line, mask)))
      .join('\n'),
  );
  return [...printed, baseline];
}

describe('secrets are not printed', () => {
  test.each(SAMPLES)('$name', async ({ before, secret, after }) => {
    const title = /\n/.test(secret) ? 'A' : secret;
    const printed = await outputs(`# ${title}\n\n${'b '.repeat(30)}${before}${secret}${after}\n`);
    for (const text of printed) expect(parts(secret).filter((part) => text.includes(part))).toEqual([]);
  });

  test('the line keeps its columns', async () => {
    const [text = ''] = await outputs(`# A\n\nUse ${TOKEN} now.\n`);
    expect(text).toContain(`3 | Use ${'*'.repeat(TOKEN.length)} now.`);
    expect(text).toContain(`| ${' '.repeat(4)}${'^'.repeat(TOKEN.length)}`);
  });

  test('JSON names the place, and not the value', async () => {
    const [, text = ''] = await outputs(`# A\n\npassword: ${PASSWORD}\n`);
    const { problems } = JSON.parse(text) as { problems: Problem[] };
    expect(problems[0]).toMatchObject({
      id: 'code/secret',
      line: 3,
      column: 11,
      message: 'Possible secret: secret in an assignment.',
    });
  });

  test('a value that a docker config has in Base64', async () => {
    const value = base64(`ops:${PASSWORD}`);
    for (const text of await outputs(`# A\n\n{"auth": "${value}"}\n`))
      expect(text).not.toContain(value.slice(0, 8));
  });
});
