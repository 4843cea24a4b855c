import { describe, expect, test } from 'vitest';
import { codeReader } from '../../../src/shell/code-reader.ts';
import type { CodeReading } from '../../../src/shared/code-reading.ts';
import { entryOf, graphOf } from '../pipeline.ts';

const DECLARED = `---
title: A
variables:
  - { name: namespace, description: Where }
  - { name: pod-name, description: Which }
---
`;

function read(code: string, language = 'bash', meta = ''): CodeReading {
  const graph = graphOf({ 'runbooks/a.md': DECLARED });
  return codeReader(entryOf(graph, 'runbooks/a.md')).block({ language, code, meta });
}

describe('placeholders', () => {
  test.each([
    ['kubectl get pod <pod-name>', 'bash', ['pod-name bare']],
    ['kubectl get pod <any name>', 'bash', ['any name bare']],
    ['kubectl get <none> <unknown>', 'bash', []],
    ['cat <in 2>&1 <<EOF > out\nx\nEOF', 'bash', []],
    ['echo $NAMESPACE "${POD_NAME}" $OTHER \'$NAMESPACE\'', 'bash', ['NAMESPACE bare', 'POD_NAME double']],
    ['NAMESPACE=x\necho $NAMESPACE', 'bash', []],
    ['for namespace in a b; do echo $namespace; done', 'bash', []],
    ["echo '{{ namespace }}' {{ other }}", 'bash', ['namespace single']],
    ["curl 'https://<host>/<path>?q=<query>'", 'bash', ['host path', 'path path', 'query query']],
    ['kubectl patch -p \'{"a":<replicas>}\'', 'bash', ['replicas plain']],
    ["ssh <host> 'systemctl restart <service>'", 'bash', ['host raw', 'service raw']],
    ['<command> --force', 'bash', ['command command']],
    ['sudo <command>; x | <other>', 'bash', ['command command', 'other command']],
    ['$ kubectl get <pod>\n<pod> is there', 'console', ['pod bare']],
    ['name: <service>', 'yaml', ['service plain']],
    ['<div><namespace></div> <other>', 'html', ['namespace plain']],
    ['List<String> of <pod-name>', 'java', ['pod-name plain']],
    ['kubectl get <thing>', '', ['thing bare']],
    ['Dear <customer>,', '', ['customer plain']],
    ['See <b>this</b>', '', []],
  ])('of %j in %s', (code, language, expected) => {
    expect(read(code, language).holes.map(({ name, place }) => `${name} ${place}`)).toEqual(expected);
  });
});

describe('effects', () => {
  test.each([
    ['kubectl -n x get pods | grep y', 'reads'],
    ['curl -sS https://x/health', 'reads'],
    ['curl -X POST https://x', 'changes'],
    ['curl https://x -d a=b', 'changes'],
    ['kubectl exec p -- cat /etc/hosts', 'reads'],
    ['kubectl delete pod x', 'changes'],
    ['kubectl delete namespace <namespace>', 'destroys'],
    ['sudo rm -rf /var/lib/x', 'destroys'],
    ["psql -c 'SELECT 1'", 'reads'],
    ["psql -c 'DROP TABLE x'", 'destroys'],
    ['unheard-of --now', 'changes'],
    ["sed -i 's/a/b/' f", 'changes'],
    ["sed 's/a/b/' f", 'reads'],
    ['find . -name x', 'reads'],
    ['find . -name x -delete', 'destroys'],
    ['systemctl status x; systemctl restart x', 'changes'],
  ])('of %j: %s', (code, effect) => {
    expect(read(code).effect).toBe(effect);
  });

  test('the author’s word wins', () => {
    expect(read('unheard-of', 'bash', 'read-only').effect).toBe('reads');
    expect(read('kubectl get x', 'bash', 'title="x" destructive').effect).toBe('destroys');
    expect(read('SELECT 1', 'sql').effect).toBe('reads');
    expect(read('SELECT pg_terminate_backend(1)', 'sql').effect).toBe('changes');
    expect(read('a: b', 'yaml').effect).toBeUndefined();
  });
});

test('prompts, remarks and output are told from what is typed', () => {
  const code = '$ kubectl get x # why\nNAME\ny\n$ echo "#no"';
  const { typed, prompts, remarks } = read(code, 'console');
  const parts = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => code.slice(start, end));
  expect(parts(typed)).toEqual(['$ kubectl get x # why', '$ echo "#no"']);
  expect(parts(prompts)).toEqual(['$ ', '$ ']);
  expect(parts(remarks)).toEqual(['# why']);
  expect(read('NAME  READY', 'output').is).toBe('output');
});
