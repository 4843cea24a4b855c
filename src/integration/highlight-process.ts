// A process of its own, so that colours are made on another processor, and their memory is gone before pages are rendered.
import { createHighlighter, type Block } from '../markdown/highlight.ts';

process.once('message', async (blocks: Block[]) => {
  const { highlight, used } = await createHighlighter(blocks, {});
  for (const { code, language } of blocks) highlight(code, language);
  process.send?.(used(), () => process.disconnect());
});
