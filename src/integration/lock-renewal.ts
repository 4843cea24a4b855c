// A thread of its own, so that a build that computes for long does not look like one that died.
import fs from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { lockText, RENEWAL_MS, type LockOwner } from './output-lock.ts';

/** What ends the renewal of a lock, by its token. */
const endings = new Map<string, () => void>();

parentPort?.on('message', ({ file, token, isReleased }: LockOwner) => {
  if (isReleased) endings.get(token)?.();
  else renew(file, token);
});

/** A lock that cannot be written is lost to the next build; the other locks of the process are not. */
function renew(file: string, token: string): void {
  try {
    // The file is opened once: should another build replace it, that build's file is not written to.
    const lock = fs.openSync(file, 'r+');
    if (!fs.readFileSync(lock, 'utf8').startsWith(token)) return;
    let count = 0;
    const timer = setInterval(() => fs.write(lock, lockText(token, ++count), 0, () => undefined), RENEWAL_MS);
    endings.set(token, () => {
      clearInterval(timer);
      fs.close(lock);
    });
  } catch {
    // Removed meanwhile.
  }
}
