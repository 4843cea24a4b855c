import { describe, expect, test } from 'vitest';
import { checkPrompts } from '../../../src/checks/prompts.ts';
import { foundIn, graphOf } from '../pipeline.ts';

/** Where a prompt is reported, and the text as the fix leaves it. */
function promptsOf(text: string) {
  return foundIn(graphOf({ 'a.md': text }), checkPrompts).map(({ line, column, message, fix = [] }) => ({
    at: `${line}:${column}`,
    prompt: /"(.*?)"/.exec(message)?.[1],
    mended: fix
      .toReversed()
      .reduce((done, { start, end, text: by }) => done.slice(0, start) + by + done.slice(end), text),
  }));
}

const block = (code: string, language = 'bash') => `\`\`\`${language}\n${code}\n\`\`\`\n`;

describe('prompts that can be removed', () => {
  test.each<[name: string, code: string, prompt: string, mended: string]>([
    ['one', '$ ls', '$', 'ls'],
    ['several, and a remark', '# Look\n$ ls\n\n$  pwd', '$', '# Look\nls\n\npwd'],
    ['a line that goes on', '$ ls \\\n    -l', '$', 'ls \\\n    -l'],
    ['second lines', '$ for x in a b; do\n>   ls $x\n> done', '$', 'for x in a b; do\n  ls $x\ndone'],
    ['a user', 'ada@db-01:~/shop$ ls\nada@db-01:~/shop$ pwd', 'ada@db-01:~/shop$', 'ls\npwd'],
    ['root', '[root@db ~]# ls', '[root@db ~]#', 'ls'],
    ['a host', 'db-01.shop.example:~$ ls', 'db-01.shop.example:~$', 'ls'],
    ['zsh', '% ls', '%', 'ls'],
    ['a here-document', "$ cat <<'EOF' > a\nit's\nEOF", '$', "cat <<'EOF' > a\nit's\nEOF"],
    ['placeholders', '$ kubectl logs <pod name>\n$ ls', '$', 'kubectl logs <pod name>\nls'],
  ])('%s', (_name, code, prompt, mended) => {
    const [found, ...others] = promptsOf(block(code));
    expect(found).toMatchObject({ prompt, mended: block(mended) });
    expect(others).toEqual([]);
  });

  test('through quotes and lists', () => {
    const text = '# A\n\n> - b\n>\n>   ```sh\n>   $ ls\n>   $ pwd\n>   ```\n';
    expect(promptsOf(text)).toEqual([{ at: '6:5', prompt: '$', mended: text.replaceAll('$ ', '') }]);
  });
});

describe('prompts that a person must remove', () => {
  test.each<[name: string, code: string]>([
    ['output', '$ ls\na  b'],
    ['output before', 'export A=b\n$ ls'],
    ['a database', '$ psql\ndb=# select 1;'],
    ['what may be a prompt of root', '$ sudo su\n# docker-machine ls'],
    ['Windows', 'PS C:\\Users> Get-Pod\na (b)'],
  ])('%s', (_name, code) => {
    const [found] = promptsOf(block(code));
    expect(found).toMatchObject({ mended: block(code) });
  });

  test('in a list that is indented by tabs, of which a part is code', () => {
    const text = '- a\n\n\t```sh\n  \t$ ls\n\t```\n';
    for (const { mended } of promptsOf(text)) expect([text, text.replace('$ ', '')]).toContain(mended);
  });
});

describe('no prompts', () => {
  test.each<[name: string, code: string, language?: string]>([
    ['a variable', '$HOME/bin/a\n$(ls)\n${A} b'],
    ['a comment', '# $ ls\n# ls'],
    ['a session', '$ ls\na', 'console'],
    ['text', '$ ls', 'text'],
    ['a text that a command is given', "cat <<'EOF'\n$ ls\nEOF"],
    ['a text in quotes', "echo 'a\n$ ls'"],
    ['a redirection on a line of its own', 'ls \\\n> a'],
    ['an address', 'scp ada@db:/tmp/a .\ngit@host:a/b.git'],
    ['arithmetic', 'a=5\n: $(( a % 3 ))'],
  ])('%s', (_name, code, language) => {
    expect(promptsOf(block(code, language))).toEqual([]);
  });
});
