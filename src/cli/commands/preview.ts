import path from 'node:path';
import { startPreview } from '../../integration/preview.ts';
import { displayPath } from '../../shared/path.ts';
import { portOption, type Command } from '../command.ts';
import { assertFree, PORT } from '../port.ts';
import { print } from '../terminal.ts';

export const preview: Command = {
  name: 'preview',
  summary: 'serve a built site as a static host would',
  takes: [{ name: 'dir', help: 'The folder with the site', default: 'dist' }],
  options: {
    port: PORT,
  },
  async run([dir = ''], options) {
    const port = portOption(options);
    if (port !== undefined && port !== 0) await assertFree(port);
    const { address } = await startPreview(path.resolve(dir), port);
    print(`Serving ${displayPath(path.resolve(dir))} at ${address} (Ctrl-C ends)`);
    return new Promise(() => undefined);
  },
};
