import { describe, expect, test } from 'vitest';
import { bodyOf, render } from '../pipeline.ts';

/** The lines that a block shows, with what marks them. */
function shown(code: string, language: string, isRead = false): string[] {
  const { html } = bodyOf({ 'a.md': `\`\`\`${language}\n${code}\n\`\`\`\n` }, { isRead });
  return [...html.matchAll(/<(span|ins|del) class="line ?([^"]*)">(.*?)<\/\1>(?=\n|<)/g)].map(
    ([, element, name = '', line = '']) =>
      [name, element === 'span' ? '' : `<${element}>`, line.replace(/<[^>]*>/g, '')]
        .filter(Boolean)
        .join(' '),
  );
}

describe('notes of other generators', () => {
  test.each<[name: string, language: string, code: string, expected: string[]]>([
    [
      'in YAML',
      'yaml',
      'a: 1 # [!code ++]\nb: 2 # [!code --]\nc: 3 # [!code highlight]\nd: 4 # [!code error]\ne: 5',
      ['marked ins <ins> a: 1', 'marked del remark <del> b: 2', 'marked c: 3', 'marked error d: 4', 'e: 5'],
    ],
    ['for several lines', 'js', 'a // [!code focus:2]\nb\nc', ['marked a', 'marked b', 'c']],
    ['alone', 'js', 'a\n  // [!code hl:2]\nb\nc\nd', ['a', 'marked b', 'marked c', 'd']],
    [
      'in HTML and CSS',
      'html',
      '<b> <!-- [!code warning] -->\nx /* [!code --] */',
      ['marked warning &lt;b&gt;', 'marked del remark <del> x'],
    ],
    ['of a word', 'js', 'a // [!code word:a]', ['a']],
    ['of Docusaurus', 'js', '// highlight-next-line\na\nb', ['marked a', 'b']],
    [
      'for a range',
      'bash',
      'a\n# highlight-start\nb\nc\n# highlight-end\nd',
      ['a', 'marked b', 'marked c', 'd'],
    ],
    ['in no comment', 'text', 'write [!code ++] behind it', ['write [!code ++] behind it']],
    ['unknown', 'text', 'a // [!code ++ -]', ['a // [!code ++ -]']],
  ])('%s', (_name, language, code, expected) => {
    expect(shown(code, language)).toEqual(expected);
  });

  test('beside placeholders and remarks of a shell', () => {
    const lines = shown(
      'kubectl get <pod> # why # [!code ++]\n# [!code highlight]\nls # [!code --]',
      'bash',
      true,
    );
    expect(lines).toEqual(['marked ins <ins> kubectl get &lt;pod&gt; # why', 'marked del remark <del> ls']);
  });

  test('a long line of them ends soon', () => {
    const started = performance.now();
    shown(`${' '.repeat(100_000)}${'// [!code '.repeat(10_000)}`, 'text');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test('a difference is coloured, and has no other signs than its own', () => {
  const code = '--- a.txt\n+++ b.txt\n@@ -1 +1 @@\n- old\n+ new\n same';
  expect(shown(code, 'diff')).toEqual([
    '--- a.txt',
    '+++ b.txt',
    '@@ -1 +1 @@',
    'marked del - old',
    'marked ins + new',
    ' same',
  ]);
});

test('output of a terminal is coloured, and shown and copied without its sequences', () => {
  const html = render(
    '```ansi\n\u{1b}[1;31mred <b>\u{1b}[0m plain\u{1b}[2K\n\u{1b}[32mok\u{1b}[38;5;9mx\n```\n',
  );
  expect(html).toContain(
    '<span class="line"><i class="error">red &lt;b&gt;</i> plain</span>\n<span class="line"><i class="s">ok</i><i class="s">x</i></span>',
  );
});
