import { digestOf, type Memory, type Step } from '../shared/memory.ts';
import type { Cache } from './cache.ts';

/** What one step made, with its key and the answers that it was given. */
type Kept = readonly [key: string, asked: Readonly<Record<string, string>>, made: unknown];
/** Of one file, by the names of its steps and the numbers of its entries. */
type Steps = Readonly<Partial<Record<StepId, Kept>>>;
type StepId = `${Step['name']} ${number}`;

function idOf({ name, index = 0 }: Step): StepId {
  return `${name} ${index}`;
}

interface Shard {
  readonly files: Map<string, Steps>;
  isChanged: boolean;
}

/** Files of the cache that each kind of data is divided among, by a digest of the content file's name. */
const SHARDS = 128;

/** Remembers what was made of each content file, between builds and, in a server, between changes. */
export interface ContentCache extends Memory {
  /** Forgets files that were not asked about, and writes what changed. */
  readonly save: () => void;
}

/**
 * Reads and writes what steps made of files. A cache file that is damaged, or that other code wrote, is as good as none.
 * @param code a digest of the code that makes it
 */
export function contentCache(cache: Cache, code: string): ContentCache {
  const small = store(cache, 'content', code);
  // Texts are most of it, and few of them are asked for after an edit.
  const large = store(cache, 'texts', code);
  const storeOf = ({ name }: Step) => (name === 'text' || name === 'highlights' ? large : small);
  const used = new Set<string>();
  return {
    recall(step, answer) {
      const { file, key } = step;
      used.add(file);
      const [known, asked, made] = storeOf(step).stepsOf(file)[idOf(step)] ?? [];
      const isSame =
        known === key && Object.entries(asked ?? {}).every(([question, told]) => answer?.(question) === told);
      return isSame ? made : undefined;
    },
    keep(step, made, asked = {}) {
      used.add(step.file);
      storeOf(step).add(step.file, idOf(step), [step.key, asked, made]);
    },
    save() {
      // A folder that is removed afterwards need not be filled.
      if (cache.refusal !== undefined) return;
      for (const one of [small, large]) one.save(used);
      used.clear();
    },
  };
}

function store(cache: Cache, name: string, code: string) {
  const shards = new Map<string, Shard>();
  const shardOf = (file: string): Shard => {
    const number = Buffer.from(digestOf(file).slice(0, 4), 'base64url').readUInt8() % SHARDS;
    const part = `${name}-${number}.json`;
    const shard = shards.get(part) ?? { files: readShard(cache.read(part), code), isChanged: false };
    shards.set(part, shard);
    return shard;
  };
  return {
    stepsOf: (file: string): Steps => shardOf(file).files.get(file) ?? {},
    add(file: string, step: StepId, kept: Kept): void {
      const shard = shardOf(file);
      shard.files.set(file, { ...shard.files.get(file), [step]: kept });
      shard.isChanged = true;
    },
    save(used: ReadonlySet<string>): void {
      for (const [part, shard] of shards) {
        for (const file of shard.files.keys())
          if (!used.has(file)) {
            shard.files.delete(file);
            shard.isChanged = true;
          }
        if (shard.isChanged) cache.write(part, writeShard(shard.files, code));
        shard.isChanged = false;
      }
    },
  };
}

/** The first line is a digest of the code and of the rest: what was cut off, changed or made by other code has another. */
function writeShard(files: ReadonlyMap<string, Steps>, code: string): string {
  const text = JSON.stringify([...files]);
  return `${digestOf(code, text)}\n${text}`;
}

function readShard(written: string | undefined, code: string): Map<string, Steps> {
  if (written === undefined) return new Map();
  const end = written.indexOf('\n');
  const text = written.slice(end + 1);
  if (written.slice(0, end) !== digestOf(code, text)) return new Map();
  return new Map(JSON.parse(text) as [string, Steps][]);
}
