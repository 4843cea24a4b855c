import { describe, expect, test } from 'vitest';
import { checkPlaceholders } from '../../../src/checks/placeholders.ts';
import { bodyOf, foundIn, graphOf } from '../pipeline.ts';

const variables = (...names: string[]): string =>
  `variables:\n${names.map((name) => `  - { name: ${name}, description: A }`).join('\n')}`;

/** What is reported of a runbook, as `id line hint`. */
function found(yaml: string, text: string, settings = ''): string[] {
  const files = { 'handrail.yaml': settings, 'runbooks/a.md': `---\ntitle: A\n${yaml}\n---\n\n${text}\n` };
  return foundIn(graphOf(files), checkPlaceholders).map(
    ({ id, message }) =>
      `${id.slice('runbook/placeholder-'.length)} ${/"([^"]+)"|<([^>]+)>/.exec(message)?.slice(1).join('')}`,
  );
}
const shell = (code: string, language = 'bash'): string => `\`\`\`${language}\n${code}\n\`\`\``;

/** Code with the names that its page has fields for, beside the declared one. */
const AGREED: readonly (readonly [text: string, names: string[]])[] = [
  [shell('kubectl -n <ns> delete pod <order id>'), ['order id']],
  [shell('kubectl -n <ns> get pod <pod.name>'), ['pod.name']],
  [shell('kubectl -n <ns> get pods', ''), []],
  [shell('kubectl -n <ns> logs <pod>', ''), ['pod']],
  [shell('NS=<ns>\nA=<host>', 'dotenv'), ['host']],
  [shell('{ "ns": "<ns>", "a": "<host>" } // b', 'jsonc'), ['host']],
  [shell('{ "ns": "<ns>", "a": "<host>" }', 'json'), ['host']],
  [shell('ns: <ns>\na: <host>', 'yaml'), ['host']],
  [shell('- <ns>\n- <host>', '{.YML}'), ['host']],
  [shell('[<ns>]\na = <host>', 'conf'), ['host']],
  [shell('<ns> of <host>', 'text'), ['host']],
  [shell('GET /<ns>/<host>', 'http'), ['host']],
  [shell('SELECT <ns>, <host>', 'psql'), ['host']],
  [shell('a<b> <ns> <T> <div> <none> <unknown>', 'text'), []],
  [shell('<ns> Vec<String> <host>', 'rust'), []],
  [shell('$ ls <ns>\n<host>', 'console'), []],
];

describe('used and not declared', () => {
  test.each<[name: string, text: string, reported: string[]]>([
    ['in a command', shell('kubectl logs <pod> -n <ns> <ns>'), ['undeclared ns']],
    ['in a session', shell('$ kubectl logs <pod> -n <ns>', 'console'), ['undeclared ns']],
    ['in a file to be written', shell('pod: <pod>\nnamespace: <ns>', 'yaml'), ['undeclared ns']],
    ['in output', shell('$ kubectl get hpa <pod>\ncpu: <unused>/70%  <ns>', 'console'), []],
    ['what programs print', shell('kubectl get hpa <pod> # <unknown>/70% <none>'), []],
    ['in prose', `The <ns> of \`<pod>\`, or \`<name>\`.\n\n${shell('kubectl logs <pod>')}`, []],
    ['in another language', shell('let a: Vec<String> = <T>::new(<pod>);', 'rust'), []],
    ['a variable of the shell', shell('kubectl logs <pod> -n $NAMESPACE "${OTHER}"'), []],
  ])('%s', (_name, text, reported) => {
    expect(found(variables('pod'), text)).toEqual(reported);
  });

  test.each(AGREED)('page and check agree: %j', (text, names) => {
    const files = {
      'handrail.yaml': 'strict: true',
      'runbooks/a.md': `---\n${variables('ns')}\n---\n\n${text}\n`,
    };
    const { placeholders } = bodyOf(files, { file: 'runbooks/a.md', isRead: true });
    expect(placeholders).toEqual(['ns', ...names]);
    expect(found(variables('ns'), text, 'strict: true')).toEqual(names.map((name) => `undeclared ${name}`));
  });

  test('where it is', () => {
    const text =
      '> 1. Restart\n>\n>    ```bash\n>    ls\n>    kubectl -n <ns> get pod <name of the pod>\n>    ```';
    const files = { 'runbooks/a.md': `---\n${variables('ns')}\n---\n\n${text}\n` };
    expect(foundIn(graphOf(files), checkPlaceholders)).toMatchObject([
      { line: 10, column: 30, endLine: 10, endColumn: 47 },
    ]);
  });

  test('what was meant', () => {
    const files = {
      'runbooks/a.md': `---\n${variables('pod-name')}\n---\n\n${shell('ls <pod-nmae> <POD_NAME> <pod>')}\n`,
    };
    const [problem] = foundIn(graphOf(files), checkPlaceholders);
    expect(problem?.hint).toBe('Did you mean <pod-name>?');
  });

  test('nothing is declared: only a strict tree hears of it', () => {
    const text = shell('kubectl logs <pod>');
    expect(found('summary: A', text)).toEqual([]);
    expect(found('summary: A', text, 'strict: true')).toEqual(['undeclared pod']);
  });

  test('pages of other kinds declare nothing', () => {
    const files = {
      'handrail.yaml': 'strict: true',
      'guides/a.md': shell('ls <a>'),
      'troubleshooting/b.md': shell('ls <b>'),
    };
    expect(foundIn(graphOf(files), checkPlaceholders)).toEqual([]);
  });
});

describe('declared and not used', () => {
  test.each<[name: string, variable: string, text: string, yaml?: string]>([
    ['in a command', 'pod-name', shell('kubectl logs <pod-name>')],
    ['in prose', 'pod-name', 'The pod `<pod-name>`, or <pod-name>.'],
    ['with spaces', 'your namespace', shell('kubectl get pods -n <your namespace>')],
    ['as a variable of the shell', 'pod-name', shell('kubectl logs "${POD_NAME}"')],
    ['as another', 'namespace', shell('kubectl get pods -n $NAMESPACE')],
    ['in braces', 'pod', shell('kubectl logs {{ pod }}')],
    ['in brackets', 'pod', shell('kubectl logs [pod]')],
    [
      'in a dashboard',
      'namespace',
      'A.',
      "dashboards: [{ name: A, url: 'https://grafana.example/d/a?var-ns=<namespace>' }]",
    ],
    ['escaped, as MDX needs it', 'pod', 'The \\<pod>.'],
    ['in another spelling', 'ns', 'The <kube_namespace>.'],
    ['with signs of a pattern', 'a.b*c', shell('ls <a.b*c>')],
  ])('used %s', (_name, variable, text, yaml = '') => {
    expect(found(`${variables(variable)}\n${yaml}`, text)).toEqual([]);
  });

  test('nowhere', () => {
    expect(found(variables('pod', 'ns', 'podname'), shell('kubectl logs <pod> podname $NSX'))).toEqual([
      'unused ns',
      'unused podname',
    ]);
  });
});
