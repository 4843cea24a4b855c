import { describe, expect, test } from 'vitest';
import { checkShell } from '../../../src/checks/shell.ts';
import { foundIn, graphOf, liesIn } from '../pipeline.ts';

/** The faults of one block, as line and column of its code and what is said. */
function faultsOf(code: string, language = 'bash'): string[] {
  return foundIn(graphOf({ 'a.md': `\`\`\`\`${language}\n${code}\n\`\`\`\`\n` }), checkShell).map(
    ({ line, column, message }) => `${line - 1}:${column} ${message}`,
  );
}

describe('what does not parse', () => {
  test.each<[name: string, code: string, fault: string, language?: string]>([
    ['a quote', 'ls\necho "a', '2:6 Invalid shell syntax: unterminated double quote.'],
    ['a lone backtick', 'df -h /dev/sdb`', '1:15 Invalid shell syntax: unterminated backtick.'],
    [
      'a remark behind a stray backtick',
      "delete.sh --dry-run=yes '@hashed/XX/XX'` (Where again the second parameter is the disk path)",
      '1:40 Invalid shell syntax: unterminated backtick.',
    ],
    [
      'a substitution',
      'kubectl get $(ls -l',
      '1:13 Invalid shell syntax: unterminated command substitution.',
    ],
    ['no done', 'for x in a b; do\n  ls $x', "2:8 Invalid shell syntax: expected 'done' to close 'for'."],
    ['no fi', 'if [ -f a ]; then\n  ls', "2:5 Invalid shell syntax: expected 'fi' to close 'if'."],
    ['a stray done', 'ls\ndone', "2:1 Invalid shell syntax: unexpected token 'done'."],
    ['a pipe into nothing', 'kubectl get pods |', "1:19 Invalid shell syntax: expected command after '|'."],
    ['two semicolons', 'ls;; pwd', "1:3 Invalid shell syntax: unexpected token ';;'."],
    [
      'brackets of another language',
      'rails runner Foo.bar(1)',
      "1:21 Invalid shell syntax: unexpected token '('.",
    ],
    ['behind a prompt', '$ ls\na\n$ echo "b\nc', '3:8 Invalid shell syntax: unterminated double quote.'],
    ['a session', '$ ls | \n', "1:7 Invalid shell syntax: expected command after '|'.", 'console'],
    [
      'a host’s prompt',
      '[root@db ~]# echo $(ls',
      '1:19 Invalid shell syntax: unterminated command substitution.',
    ],
    [
      'a tool that nobody knows',
      "mytool list --name 'a",
      '1:20 Invalid shell syntax: unterminated single quote.',
    ],
    [
      'beside a placeholder',
      'kubectl logs <pod name> -n "<ns>',
      '1:28 Invalid shell syntax: unterminated double quote.',
    ],
    [
      'characters outside the BMP',
      'echo "😀" $(ls',
      '1:11 Invalid shell syntax: unterminated command substitution.',
    ],
  ])('%s', (_name, code, fault, language) => {
    expect(faultsOf(code, language)).toEqual([fault]);
  });

  test('the first of a block only', () => {
    expect(faultsOf('$ echo "a\n$ echo "b')).toHaveLength(1);
  });
});

describe('what parses, or may be something else', () => {
  test.each<[name: string, code: string, language?: string]>([
    ['placeholders', 'kubectl logs <pod-name> -n <your namespace> --tail=<n>'],
    ['placeholders at the end', 'kubectl get pods --field-selector spec.nodeName=<node>'],
    ['a placeholder with an apostrophe', "chage -l <the user's name>"],
    ['placeholders as assignments', 'NODE_NAME=<instance label from alert>\nkubectl debug node/$NODE_NAME'],
    ['alternatives', 'railway up --environment <staging|production>'],
    ['brackets', 'kubectl get pods -n [namespace] [name (optional)]'],
    ['templates', 'helm get {{ .Release.Name }} -n {% if a %}b{% endif %} ${X}'],
    ['a variable with words in it', 'echo ${the pod’s name} "${<name>}"'],
    ['an ellipsis', 'for x in ...; do ...; done\ncurl ... | jq ( … )'],
    ['an ellipsis in place of a condition', 'if ...\nthen ls …\nfi'],
    ['redirections', 'sort <in.txt >out.txt 2>&1\ncat <<EOF >/tmp/a\nit’s "b\nEOF'],
    ['a here-document that is cut off', 'cat <<EOF | kubectl apply -f -\nkind: Pod\n...'],
    ['a remark', 'npm init <package-spec> (same as `npx create-<package-spec>`)'],
    ['a place in round brackets', 'node (Server Location)/out/server.js [--stdio]'],
    ['prompts and output', '$ kubectl get storageclass\nNAME  AGE\nstandard (default)  28d\n$ ls'],
    ['output without a prompt', 'tctl request ls\nToken  Created At (UTC)\n8f15 11 Mar 21 19:07 UTC'],
    ['output with an apostrophe', "psql -c 'select 1'\nERROR: it's broken"],
    ['several lines behind a prompt', '$ for x in a b; do\n>   ls $x\n> done\na\nb (c)'],
    [
      'several lines without a second prompt',
      "$ cat <<'EOF' > a\nit's\nEOF\n$ curl -d '{\n  \"a\": 1\n}' http://a",
    ],
    ['lines that go on', '$ kubectl get pods \\\n    -n a | \\\n    grep b\nno (pods)'],
    ['a prompt of a database', 'mysql> select count(*) from a;\n+---+'],
    ['a prompt in capitals', 'gitlabhq_production=# select pg_is_in_recovery();'],
    ['SQL', "SELECT count(*) FROM a WHERE b = 'c;"],
    ['PromQL', 'sum(rate(http_requests_total[5m])) by (job)'],
    ['Python', "print('a')\nfor x in range(3):\n    print(x)"],
    ['a log', 'I, [2020-06-23T21:07:10 #7531]  INFO -- : it (took) 3s'],
    ['prose', 'Log in to the host, then (as root) restart it; it’s safe'],
    ['a configuration', 'server {\n  location ~ (a|b) {\n  }\n'],
    ['Windows', 'dir C:\\Temp\\(old)\nif exist C:\\a (\n  del C:\\a\n)'],
    ['PowerShell', 'Get-Pod | Where-Object { $_.Name -eq "a" -and (Test-Path b) }'],
    ['fish', 'set pods (kubectl get pods -o name)\nfor p in $pods\n  kubectl logs $p\nend'],
    ['a pattern of zsh', 'ls *(.)\necho ${(j:,:)a}', 'zsh'],
    ['a here-string and process substitution', 'diff <(sort a) <(sort b) <<< "$c"'],
    ['arithmetic', 'for ((i=0;i<n;i++)); do echo $((i<<2)) >a; done'],
    ['a session without prompts', 'ls (a', 'console'],
    ['another language', 'ls (a', 'text'],
    ['nothing', ''],
    ['only a comment', "# don't"],
  ])('%s', (_name, code, language) => {
    expect(faultsOf(code, language)).toEqual([]);
  });
});

test('the place is exact through quotes, lists and tabs', () => {
  const text =
    '# A\n\n> 1. b\n>\n>    ```sh\n>    ls\n>      echo "c\n>    ```\n\n- d\n\n\t```sh\n\techo `e\n\t```\n';
  const places = foundIn(graphOf({ 'a.md': text }), checkShell).map(({ line, column }) => [line, column]);
  expect(places).toEqual([
    [7, 13],
    [13, 7],
  ]);
});

describe('hostile code ends soon, and its place is in the file', () => {
  test.each<[name: string, code: string]>([
    ['open brackets', '('.repeat(19_000)],
    ['substitutions', '"$('.repeat(6000)],
    ['backticks', '`'.repeat(19_999)],
    ['braces', '${'.repeat(9000)],
    ['here-documents', 'cat <<A '.repeat(2000)],
    ['conditions', 'if '.repeat(6000)],
    ['arithmetic', '$(( '.repeat(4000)],
    ['angle brackets', '<a '.repeat(6000)],
    ['prompts', '$ echo "\n'.repeat(2000)],
    ['a prompt and lines', `$ echo "${'a\n'.repeat(8000)}`],
    ['a megabyte', 'echo "'.repeat(170_000)],
    ['control characters', 'echo "\u{1}\u{1b}[0m\u{fffd}'],
  ])('%s', (_name, code) => {
    const text = `\`\`\`\`sh\n${code}\n\`\`\`\`\n`;
    const graph = graphOf({ 'a.md': text });
    const found = foundIn(graph, checkShell);
    for (const problem of found) expect(liesIn(problem, text.split('\n'))).toBe(true);
  });
});
