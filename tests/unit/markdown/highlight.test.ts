import { expect, test, vi } from 'vitest';
import { plain } from '../../../src/markdown/figure.ts';
import {
  highlightAll,
  highlightFrom,
  highlightsOf,
  uncachedBlocks,
} from '../../../src/markdown/highlight.ts';
import { bodyOf, render } from '../pipeline.ts';

const BASH = { code: 'if true; then # <why>\n  echo "$HOME"\nfi', language: 'bash' };
const TEXT = `\`\`\`bash\n${BASH.code}\n\`\`\``;

test('colours in classes, never in styles; as many lines as before', async () => {
  const highlight = highlightFrom(await highlightAll([BASH]));
  const lines = highlight(BASH.code, 'bash');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('<i class="k">if</i>');
  expect(lines[0]).toContain('&lt;why&gt;');
  expect(lines.join('')).not.toMatch(/style=|<why>/);
  expect(lines.join('\n').replace(/<[^>]*>/g, '')).toBe(
    BASH.code.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  );
});

test('what was highlighted is used again without Shiki', async () => {
  const highlights = await highlightAll([BASH]);
  vi.doMock('shiki/core', () => {
    throw new Error('Shiki was loaded.');
  });
  expect(render(TEXT, {}, highlightFrom(highlights))).toContain('<i class="k">');
  await expect(highlightAll([{ ...BASH, code: 'if' }])).rejects.toThrow();
  vi.doUnmock('shiki/core');
});

test('what was not highlighted has no colours', () => {
  expect(highlightFrom({})('if', 'bash')).toEqual(['if']);
});

test('of what was highlighted, blocks have their own', async () => {
  const other = { code: 'fi', language: 'bash' };
  const highlights = await highlightAll([BASH, other]);
  expect(Object.values(highlightsOf([other], highlights))).toEqual(['<i class="k">fi</i>']);
  expect(highlightsOf([BASH, other], {})).toEqual({});
});

test.each([
  ['a known language', BASH, 1],
  ['plain text', { code: 'x', language: 'plain' }, 0],
  ['PromQL', { code: 'up == 0', language: 'promql' }, 0],
  ['a huge block', { code: 'echo x\n'.repeat(40_000), language: 'bash' }, 0],
  ['an endless line', { code: 'x'.repeat(5000), language: 'bash' }, 0],
])('of %s, %s blocks are missing', (_name, block, expected) => {
  expect(uncachedBlocks([block, block], () => false)).toHaveLength(expected);
});

test('huge code is shown without colours', async () => {
  const code = 'echo "<x>"\n'.repeat(40_000);
  const highlights = await highlightAll([{ code, language: 'bash' }]);
  const highlight = highlightFrom(highlights);
  expect(highlight(code, 'bash')).toEqual(plain(code, 'bash'));
});

test('PromQL is coloured at once, without Shiki and the cache; placeholders stay in one piece', async () => {
  vi.doMock('shiki/core', () => {
    throw new Error('Shiki was loaded.');
  });
  const code = 'rate(up{pod="<pod>"}[5m])\n  > <threshold>';
  const highlights = await highlightAll([{ code, language: 'promql' }]);
  const highlight = highlightFrom(highlights);
  const { html } = bodyOf({ 'a.md': `\`\`\`PromQL\n${code}\n\`\`\`` }, { highlight, isRead: true });
  expect(html).toContain('<i class="f">rate</i>');
  expect(html).toContain('<var data-key="pod" data-in="text">&lt;pod&gt;</var>');
  expect(html).toContain('<var data-key="threshold" data-in="text">&lt;threshold&gt;</var>');
  expect(html.match(/class="line"/g)).toHaveLength(2);
  expect(highlights).toEqual({});
  vi.doUnmock('shiki/core');
});

test('PromQL too large to be read is plain', async () => {
  const code = 'up or\n'.repeat(40_000);
  const highlights = await highlightAll([{ code, language: 'promql' }]);
  const highlight = highlightFrom(highlights);
  expect(highlight(code, 'promql')).toEqual(plain(code, 'promql'));
});
