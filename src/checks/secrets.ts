import type { Entry } from '../entries/entry.ts';
import type { Graph } from '../graph/build.ts';
import { lineCounter } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';

/** Between two texts: no pattern goes over it. */
const BETWEEN = '\n\u{1d}\n';
/** Comments that would wave a secret through without a reason and an end. */
const OWN_WAIVERS = '@secretlint/secretlint-rule-filter-comments';
/** No secret has so many of one character in a row, or says that it is none. */
const EXAMPLE = /([\w*.#-])\1{7}|example|placeholder|redacted|changeme|your[-_]|x{6}|12345678|abcdefgh/i;
const MOST_SHOWN = 4;

/** Secrets in the texts: tokens, private keys, passwords in addresses. One pass over all of them, since each has its price. */
export async function findSecrets({ content }: Graph): Promise<Finding[]> {
  const { entries } = content;
  if (entries.length === 0) return [];
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const { messages } = await lintSource({
    source: {
      content: entries.map(({ source }) => source).join(BETWEEN),
      filePath: 'content.md',
      ext: '.md',
      contentType: 'text',
    },
    options: {
      noPhysicFilePath: true,
      config: {
        rules: rules
          .filter(({ meta }) => meta.id !== OWN_WAIVERS)
          .map((rule) => ({ id: rule.meta.id, rule })),
      },
    },
  });
  const ownerOf = owners(entries);
  return messages.flatMap(({ range, message }) => {
    const { entry, from } = ownerOf(range[0]);
    return entry ? findingOf(entry, [range[0] - from, range[1] - from], message) : [];
  });
}

/** Which text an offset of all of them is in, and where it begins. */
function owners(entries: readonly Entry[]): (offset: number) => { entry: Entry | undefined; from: number } {
  let next = 0;
  const starts = entries.map(({ source }) => {
    const start = next;
    next += source.length + BETWEEN.length;
    return start;
  });
  return (offset) => {
    const index = starts.findLastIndex((start) => start <= offset);
    return { entry: entries[index], from: starts[index] ?? 0 };
  };
}

function findingOf(
  { file, source }: Entry,
  [start, end]: readonly [number, number],
  message: string,
): Finding[] {
  const secret = source.slice(start, end);
  // A real key has rows of one letter, too.
  if (!secret.includes('\n') && EXAMPLE.test(secret)) return [];
  // The linter's message ends in the secret itself.
  const what = /^found ([\w .'()-]{1,60}?):/.exec(message)?.[1] ?? 'a known form';
  const facts = { what, begins: secret.slice(0, MOST_SHOWN) };
  return [finding('code/secret', file, lineCounter(source)(start, end), facts)];
}
