import type { RuleMeta, Level, LevelRule } from '../shared/rules/rule-meta.ts';
import { RULES, type ProblemId } from '../shared/rules.ts';

/** The help page of every problem and their index, by file name: what `docs/problems/` holds. */
export function problemPages(): Map<string, string> {
  const ids = Object.keys(RULES) as ProblemId[];
  const pages = new Map(ids.map((id) => [fileOf(id), pageOf(id)]));
  return pages.set('README.md', indexOf(ids));
}

/** `link/broken` → `link-broken.md` */
function fileOf(id: ProblemId): string {
  return `${id.replace('/', '-')}.md`;
}

function pageOf(id: ProblemId): string {
  const { why } = RULES[id];
  const { strict, lenient } = levelsOf(id);
  const { message, hint } = textsOf(id);
  return [
    `# ${id}`,
    `> ${message}`,
    `**What to do.** ${hint}`,
    why,
    `| tree | level |\n|---|---|\n| strict (\`strict: true\` in \`handrail.yaml\`) | ${strict} |\n| lenient | ${lenient} |`,
    'Made from `src/shared/rules.ts` by `node bin/make-docs.js`.',
  ]
    .join('\n\n')
    .concat('\n');
}

function indexOf(ids: readonly ProblemId[]): string {
  const rows = ids.map((id) => {
    const { strict, lenient } = levelsOf(id);
    return `| [${id}](${fileOf(id)}) | ${textsOf(id).message} | ${strict} | ${lenient} |`;
  });
  return `# Problems\n\nEverything that \`handrail check\` can report.\n\n| id | what it says | strict | lenient |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** In words where they depend on what was found. */
function levelsOf(id: ProblemId): { strict: string; lenient: string } {
  const { strict, lenient } = RULES[id] as RuleMeta<never>;
  return { strict: inWords(strict), lenient: inWords(lenient) };
}

function inWords(level: Level | LevelRule<never>): string {
  return typeof level === 'string' ? level : level.words;
}

/** The texts with the names of what varies in place of it. */
function textsOf(id: ProblemId): { message: string; hint: string } {
  const names = new Proxy({}, { get: (_, name) => `‹${String(name)}›` });
  const { message, hint } = RULES[id] as unknown as Record<'message' | 'hint', (facts: object) => string>;
  return { message: message(names), hint: hint(names) };
}
