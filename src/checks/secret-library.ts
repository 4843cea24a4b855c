import type { SecretRange } from './secret-blocks.ts';
import { isPlaceholder } from './secret-placeholders.ts';
import type { ScannedText } from './secret-texts.ts';

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

/** One run for all texts, since each has its price. */
export async function scanWithLibrary(
  texts: readonly ScannedText[],
): Promise<Map<ScannedText, SecretRange[]>> {
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
