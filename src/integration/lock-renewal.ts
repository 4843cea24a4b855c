// A thread of its own, so that a build that computes for long does not look like one that died.
import fs from 'node:fs';
import { workerData } from 'node:worker_threads';
import { lockText, RENEWAL_MS, type LockOwner } from './output-lock.ts';

const { file, token } = workerData as LockOwner;
// The file is opened once: should another build replace it, that build's file is not written to.
const lock = fs.openSync(file, 'r+');
if (fs.readFileSync(lock, 'utf8').startsWith(token)) {
  let renewals = 0;
  setInterval(() => fs.writeSync(lock, lockText(token, ++renewals), 0), RENEWAL_MS);
}
