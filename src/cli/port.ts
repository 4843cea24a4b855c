import net from 'node:net';
import type { Option } from './command.ts';

/** `--port` of the commands that serve. */
export const PORT: Option = {
  type: 'string',
  value: 'N',
  help: 'The port; the next free one where none is named',
  default: '4321',
};

/** The port that was asked for by number is not free. */
export class PortError extends Error {}

/** @throws PortError when something listens on the port already, or it may not be used */
export async function assertFree(port: number): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)));
  });
  if (code === undefined) return;
  const why = code === 'EADDRINUSE' ? 'is in use' : `is not available (${code})`;
  throw new PortError(
    `Port ${port} ${why}. Use --port to choose another, or omit it to use the next free one.`,
  );
}
