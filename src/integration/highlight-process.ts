// A process of its own, so that colours are made on another processor, and their memory is gone before pages are rendered.
import { highlightAll, type Block } from '../markdown/highlight.ts';

process.once('message', async (blocks: Block[]) => {
  process.send?.(await highlightAll(blocks), () => process.disconnect());
});
