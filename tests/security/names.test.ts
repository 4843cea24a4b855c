import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyPlace, filesOf, handrail, write, type Tree } from '../e2e/command.ts';

const LONG = 'very-long-name-'.repeat(20);

test('names that no file system can store are problems at their line, and the build does not crash', async () => {
  const place = emptyPlace();
  const deep = Array.from({ length: 400 }, (_, n) => `part${n}`).join('/');
  write(path.join(place, 'content'), {
    'handrail.yaml': 'rules: rules.yaml\n',
    'rules.yaml': `groups:\n  - name: a\n    rules:\n      - { alert: ${LONG}, expr: up == 0, labels: { service: '${deep}' } }\n`,
    'runbooks/a.md': `---\nservices: [${LONG}]\nalerts: [${'Ä'.repeat(150)}]\naliases:\n  - /${LONG}/\n  - /${deep}/\n  - "/nul\\0/"\n  - "/line\\nbreak/"\n  - /%ff/\n  - /handrail.json\n---\n# A\n`,
    'services/b.md': `---\ndepends_on: [${LONG}2]\n---\n# B\n`,
    [`guides/${'😀'.repeat(60)}.md`]: '# Smile\n',
  });
  const { stdout } = await handrail(['check', 'content', '--format', 'json'], { cwd: place });
  const { problems } = JSON.parse(stdout) as { problems: { file: string; line: number; id: string }[] };
  const found = problems
    .filter(
      ({ id }) => id === 'schema/name-too-long' || id === 'link/alias-invalid' || id === 'schema/file-name',
    )
    .map(({ file, line, id }) => `${path.basename(file)}:${line} ${id}`);
  expect(found.map((row) => row.replace(/^😀+/u, '😀'))).toEqual([
    '😀.md:1 schema/file-name',
    'rules.yaml:4 schema/name-too-long',
    'rules.yaml:4 schema/name-too-long',
    'a.md:2 schema/name-too-long',
    'a.md:3 schema/name-too-long',
    'a.md:5 link/alias-invalid',
    'a.md:6 link/alias-invalid',
    'a.md:7 link/alias-invalid',
    'a.md:8 link/alias-invalid',
    'a.md:9 link/alias-invalid',
    'b.md:2 schema/name-too-long',
  ]);
  const built = await handrail(['build', 'content', '--out', 'out', '--no-gate'], { cwd: place });
  expect([built.code, built.stderr]).toEqual([0, expect.stringContaining('warning')]);
  for (const file of filesOf(path.join(place, 'out')))
    for (const name of file.split('/')) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(fs.statSync(path.join(place, 'out/handrail.json')).isFile()).toBe(true);
});

/** A tree with five names in every field that is used as a key. */
function treeOf(names: readonly string[]): Tree {
  const list = names.map((name) => JSON.stringify(name)).join(', ');
  const tree: Record<string, string> = {
    'handrail.yaml': `severities:\n${names.map((name, rank) => `  - { id: ${name}, rank: ${rank}, pages: true }\n`).join('')}glossary: { ${names
      .filter((name) => name !== '__proto__')
      .map((name) => `${name}: [word]`)
      .join(', ')} }\nrules: rules.yaml\n`,
    'rules.yaml': `groups:\n  - name: a\n    rules:\n${names.map((name) => `      - { alert: ${name}, expr: up == 0, labels: { severity: ${name}, service: ${name}, ${name}: x }, annotations: { ${name}: y } }\n`).join('')}`,
  };
  for (const name of names) {
    tree[`runbooks/${name}.md`] =
      `---\nservices: [${list}]\nalerts: [${list}]\ntags: [${list}]\nowner: ${name}\nseverity: ${name}\naliases: [/old/${name}]\nvariables: [{ name: ${name}, description: d }]\nsymptoms: ['${name} is broken again']\n---\n# ${name}\n\nText <${name}> &${name};\n\n> [!${name}]\n> x\n\n\`\`\`${name}\nx\n\`\`\`\n\n\`\`\`bash\n${name} --x <${name}>\n${name}\n\`\`\`\n\n1. ${name} [^${name}]\n\n[^${name}]: note\n`;
    tree[`services/${name}.md`] = `---\ntitle: ${name}\ndepends_on: [${list}]\n---\n`;
    tree[`guides/${name}.mdx`] =
      `# ${name}\n\n<Callout type="${name}" ${name}="x">x</Callout>\n\n<${name}>z</${name}>\n`;
    tree[`gaps/${name}.md`] = `---\ntitle: ${name}\npriority: ${name}\nservices: [${name}]\n---\n`;
    tree[`remediations/${name}.md`] =
      `---\ntitle: ${name}\nresolves: ${name}\npriority: ${name}\nfinished: 2020-01-01\n---\n`;
    tree[`phases/${name}.md`] =
      `---\ntitle: ${name}\ntasks: [{ id: ${name}, title: x }]\ncheckpoints: [{ id: ${name}, title: x }]\n---\n`;
    tree[`${name}/index.md`] = `+++\ntitle = "x"\n${name} = 3\n+++\n`;
  }
  return tree;
}

test('constructor, __proto__ and the like are names like others', async () => {
  const sites = [
    ['alpha', 'beta', 'gammaRay', 'deltaAirLines', 'epsilonOf'],
    ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'],
  ].map(async (names) => {
    const place = emptyPlace();
    write(path.join(place, 'content'), treeOf(names));
    const { code, stderr } = await handrail(['build', 'content', '--out', 'out', '--no-gate'], {
      cwd: place,
    });
    const out = path.join(place, 'out');
    const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(out, file), 'utf8'));
    const { alerts } = read('alerts.json') as {
      alerts: { name: string; severity: string; runbooks: unknown[] }[];
    };
    return {
      code,
      warnings: stderr.trimEnd().split('\n').at(-1),
      alerts: alerts.map(({ name, severity, runbooks }) => [
        names.includes(name),
        severity === name,
        runbooks.length,
      ]),
      addresses: Object.keys(read('addresses.json') as object).length,
      text: filesOf(out).some(
        (file) =>
          /\.(html|json)$/.test(file) &&
          /native code|\[object /.test(fs.readFileSync(path.join(out, file), 'utf8')),
      ),
    };
  });
  const [plain, nasty] = await Promise.all(sites);
  expect(nasty).toEqual(plain);
  expect(nasty?.code).toBe(0);
});
