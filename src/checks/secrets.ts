import { lineCounter } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { kubernetesSecrets, privateKeys, type SecretRange } from './secret-blocks.ts';
import { CONTEXT_FORMS } from './secret-contexts.ts';
import { TOKEN_FORMS, type SecretForm } from './secret-forms.ts';
import { tokenCandidates } from './secret-candidates.ts';
import { isPlaceholder } from './secret-placeholders.ts';
import type { ScannedText } from './secret-texts.ts';

/** A secret with its value, which is never printed. */
export interface Secret {
  readonly finding: Finding;
  readonly value: string;
}

type Scan = (text: string) => SecretRange[];

/** What the rules of secretlint begin with; those that are not named here are replaced by forms of ours. */
export const LIBRARY_TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  npm: ['npm_', '_authToken=', 'x-oauth-basic'],
  slack: ['xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-', 'hooks.slack.com/services/'],
  sendgrid: ['SG.'],
  shopify: ['shppa_', 'shpca_', 'shpat_', 'shpss_'],
  stripe: ['sk_live', 'sk_test', 'rk_live', 'rk_test'],
  github: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
  gitlab: ['glpat-'],
  grafana: ['glc_', 'glsa_'],
  openai: ['T3BlbkFJ'],
  anthropic: ['sk-ant-'],
  groq: ['gsk_'],
  huggingface: ['hf_'],
  linear: ['lin_api_'],
  notion: ['ntn_'],
  '1password': ['ops_ey'],
  vercel: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
  databricks: ['dapi'],
  docker: ['dckr_pat_'],
  figma: ['figd_'],
  cloudflare: ['cfk_', 'cfut_', 'cfat_'],
  tailscale: ['tskey-'],
};
const RULE_ID = '@secretlint/secretlint-rule-';
/** Between two texts: no pattern goes over it. */
const BETWEEN = '\n\u{1d}\n';

/** What finds the forms of a text by the words in it. The library's rules have their words, too, and no scan of ours. */
const TOKENS = triggered(
  [
    ...TOKEN_FORMS.map((form) => [form.triggers, scanFor(form)] as const),
    [Object.values(LIBRARY_TRIGGERS).flat(), byLibrary],
  ],
  '',
);
const CONTEXTS = triggered(
  [
    ...CONTEXT_FORMS.map((form) => [form.triggers, scanFor(form)] as const),
    [['key'], privateKeys],
    [['secret'], kubernetesSecrets],
  ],
  'i',
);

/** Secrets in the texts: tokens, private keys, passwords in addresses and commands, each once, in the order of the texts. */
export async function findSecrets(texts: readonly ScannedText[]): Promise<Secret[]> {
  const scanned = texts.map((text) => {
    const scans = new Set([...TOKENS(tokenCandidates(text.source)), ...CONTEXTS(text.source)]);
    return { text, scans, needsLibrary: scans.delete(byLibrary) };
  });
  const forLibrary = scanned.flatMap(({ text, needsLibrary }) => (needsLibrary ? [text] : []));
  const known =
    forLibrary.length > 0 ? await scanWithLibrary(forLibrary) : new Map<ScannedText, SecretRange[]>();
  return scanned.flatMap(({ text, scans }) => {
    const ranges = [...(known.get(text) ?? []), ...[...scans].flatMap((scan) => scan(text.source))];
    return ranges.length === 0 ? [] : secretsOf(text, ranges);
  });
}

/** Takes the place of the library among the scans: it reads all texts at once, later. */
function byLibrary(): SecretRange[] {
  return [];
}

function secretsOf({ file, source }: ScannedText, ranges: readonly SecretRange[]): Secret[] {
  const place = lineCounter(source);
  return withoutOverlaps(ranges).map(({ name, start, end }) => ({
    finding: finding('code/secret', file, place(start, end), { what: name }),
    value: source.slice(start, end),
  }));
}

/** Of those that share characters the first that was found, which is the one whose form says most, with all characters of both. */
function withoutOverlaps(ranges: readonly SecretRange[]): SecretRange[] {
  const kept: SecretRange[] = [];
  const rank = new Map(ranges.map((range, index) => [range, index]));
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || range.start >= last.end) kept.push(range);
    else {
      const first = (rank.get(range) ?? 0) < (rank.get(last) ?? 0) ? range : last;
      const both = { ...first, start: last.start, end: Math.max(last.end, range.end) };
      rank.set(both, rank.get(first) ?? 0);
      kept[kept.length - 1] = both;
    }
  }
  return kept;
}

function scanFor({ name, pattern, accepts }: SecretForm): Scan {
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ groups = {}, indices }) => {
      const [start, end] = indices?.groups?.['secret'] ?? [0, 0];
      const isSecret = accepts ? accepts(groups) : !isPlaceholder(groups['secret'] ?? '');
      return isSecret ? [{ name, start, end }] : [];
    });
}

/** One pass over a text for all triggers. */
function triggered(
  scans: readonly (readonly [triggers: readonly string[], scan: Scan])[],
  flags: '' | 'i',
): (text: string) => Scan[] {
  const byTrigger = new Map<string, Scan[]>();
  for (const [triggers, scan] of scans)
    for (const trigger of triggers) byTrigger.set(trigger, [...(byTrigger.get(trigger) ?? []), scan]);
  const pattern = anyOf([...byTrigger.keys()], `g${flags}`);
  return (text) => {
    const found = new Set([...text.matchAll(pattern)].map(([, word = '']) => word));
    return [...found].flatMap((word) => byTrigger.get(flags ? word.toLowerCase() : word) ?? []);
  };
}

/** Looks ahead, since words may share characters. */
function anyOf(words: readonly string[], flags: string): RegExp {
  return new RegExp(
    `(?=(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')}))`,
    flags,
  );
}

/** One run for all texts, since each has its price. */
async function scanWithLibrary(texts: readonly ScannedText[]): Promise<Map<ScannedText, SecretRange[]>> {
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const { messages } = await lintSource({
    source: {
      content: texts.map(({ source }) => source).join(BETWEEN),
      filePath: 'content.md',
      ext: '.md',
      contentType: 'text',
    },
    options: {
      noPhysicFilePath: true,
      config: {
        rules: rules
          .filter(({ meta: { id } }) => Object.hasOwn(LIBRARY_TRIGGERS, id.slice(RULE_ID.length)))
          .map((rule) => ({ id: rule.meta.id, rule })),
      },
    },
  });
  const ownerOf = owners(texts);
  const ranges = new Map<ScannedText, SecretRange[]>();
  for (const { range, message } of messages) {
    const { text, from } = ownerOf(range[0]);
    if (!text) continue;
    const start = range[0] - from;
    const end = tokenEnd(text.source, range[1] - from);
    if (isPlaceholder(text.source.slice(start, end))) continue;
    // The linter's message ends in the secret itself.
    const name = /^found ([\w .'-]{1,60}?) ?[(:]/.exec(message)?.[1] ?? 'a known form';
    ranges.set(text, [...(ranges.get(text) ?? []), { name, start, end }]);
  }
  return ranges;
}

/** Where a token ends that is longer than a rule takes: none of it is to be printed. */
function tokenEnd(source: string, end: number): number {
  const rest = /[\w-]*/y;
  rest.lastIndex = end;
  return end + (rest.exec(source)?.[0].length ?? 0);
}

/** Which text an offset of all of them is in, and where it begins. */
function owners(
  texts: readonly ScannedText[],
): (offset: number) => { text: ScannedText | undefined; from: number } {
  let next = 0;
  const starts = texts.map(({ source }) => {
    const start = next;
    next += source.length + BETWEEN.length;
    return start;
  });
  return (offset) => {
    const index = starts.findLastIndex((start) => start <= offset);
    return { text: texts[index], from: starts[index] ?? 0 };
  };
}
