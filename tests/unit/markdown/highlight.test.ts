import { expect, test, vi } from 'vitest';
import { plain } from '../../../src/markdown/figure.ts';
import { createHighlighter, uncachedBlocks } from '../../../src/markdown/highlight.ts';
import { bodyOf, render } from '../pipeline.ts';

const BASH = { code: 'if true; then # <why>\n  echo "$HOME"\nfi', language: 'bash' };
const TEXT = `\`\`\`bash\n${BASH.code}\n\`\`\``;

test('colours in classes, never in styles; as many lines as before', async () => {
  const { highlight } = await createHighlighter([BASH], {});
  const lines = highlight(BASH.code, 'bash');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('<i class="k">if</i>');
  expect(lines[0]).toContain('&lt;why&gt;');
  expect(lines.join('')).not.toMatch(/style=|<why>/);
  expect(lines.join('\n').replace(/<[^>]*>/g, '')).toBe(
    BASH.code.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  );
});

test('the second run gives the same HTML and does not load Shiki', async () => {
  const first = await createHighlighter([BASH], {});
  const html = render(TEXT, {}, first.highlight);
  expect(html).toContain('<i class="k">');
  vi.doMock('shiki/core', () => {
    throw new Error('Shiki was loaded.');
  });
  const second = await createHighlighter([BASH], first.used());
  expect(render(TEXT, {}, second.highlight)).toBe(html);
  expect(second.used()).toEqual(first.used());
  await expect(createHighlighter([BASH], {})).rejects.toThrow();
  vi.doUnmock('shiki/core');
});

test('what was not coloured is not kept as if it were', async () => {
  const { highlight, used } = await createHighlighter([], {});
  expect(highlight('if', 'bash')).toEqual(['if']);
  expect(used()).toEqual({});
});

test('only what was used in this run is kept', async () => {
  const { used } = await createHighlighter([], { old: 'x' });
  expect(used()).toEqual({});
});

test.each([
  ['a known language', BASH, 1],
  ['plain text', { code: 'x', language: 'plain' }, 0],
  ['PromQL', { code: 'up == 0', language: 'promql' }, 0],
  ['a huge block', { code: 'echo x\n'.repeat(40_000), language: 'bash' }, 0],
  ['an endless line', { code: 'x'.repeat(5000), language: 'bash' }, 0],
])('of %s, %s blocks are missing', (_name, block, expected) => {
  expect(uncachedBlocks([block, block], {})).toHaveLength(expected);
});

test('huge code is shown without colours', async () => {
  const code = 'echo "<x>"\n'.repeat(40_000);
  const { highlight } = await createHighlighter([{ code, language: 'bash' }], {});
  expect(highlight(code, 'bash')).toEqual(plain(code, 'bash'));
});

test('PromQL is coloured at once, without Shiki and the cache; placeholders stay in one piece', async () => {
  vi.doMock('shiki/core', () => {
    throw new Error('Shiki was loaded.');
  });
  const code = 'rate(up{pod="<pod>"}[5m])\n  > <threshold>';
  const { highlight, used } = await createHighlighter([{ code, language: 'promql' }], {});
  const { html } = bodyOf({ 'a.md': `\`\`\`PromQL\n${code}\n\`\`\`` }, { colour: highlight, isRead: true });
  expect(html).toContain('<i class="f">rate</i>');
  expect(html).toContain('<var data-key="pod" data-in="text">&lt;pod&gt;</var>');
  expect(html).toContain('<var data-key="threshold" data-in="text">&lt;threshold&gt;</var>');
  expect(html.match(/class="line"/g)).toHaveLength(2);
  expect(used()).toEqual({});
  vi.doUnmock('shiki/core');
});

test('PromQL too large to be read is plain', async () => {
  const code = 'up or\n'.repeat(40_000);
  const { highlight } = await createHighlighter([{ code, language: 'promql' }], {});
  expect(highlight(code, 'promql')).toEqual(plain(code, 'promql'));
});
