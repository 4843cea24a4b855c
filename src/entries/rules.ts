import { ContentError } from './content-error.ts';
import fs from 'node:fs';
import path from 'node:path';
import { findAlertRules, type FoundAlertRules } from './alert-rules.ts';
import { decodeText } from './decode.ts';
import type { AlertRule } from './entry.ts';
import { readRegularFile } from './file-access.ts';
import { isHelmTemplate, renderedText, readHelmTemplate } from './helm.ts';
import { errorReason } from './reason.ts';
import {
  eachOnce,
  filesOf,
  MAX_VISITED,
  refusedBySettings,
  type FilesFound,
  type TrackedTree,
} from './rule-files.ts';
import { SETTINGS_FILE } from './settings.ts';
import { GLOB_LIMITS } from '../shared/glob.ts';
import { FILE_START, type Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Where rule files are looked for. */
export interface RuleGlob {
  readonly pattern: string;
  /** Absolute folder that the pattern starts from. */
  readonly from: string;
  /** Where it stands in `handrail.yaml`; absent where it came with the command. */
  readonly span?: Span;
  /** What reads these rules, where the settings say it. */
  readonly as?: keyof typeof LANGUAGES | undefined;
}

export interface RulesRead {
  readonly rules: readonly AlertRule[];
  /** Every file that was asked for, read or not; relative to the content folder. */
  readonly files: readonly string[];
  /** What was read, by file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly findings: readonly Diagnostic[];
}

/** A file, and the folder that it must be in. */
interface RuleFile {
  /** Absolute. */
  readonly file: string;
  readonly within?: string;
  readonly as?: RuleGlob['as'];
}

/**
 * Reads the alerting rules of Prometheus rule files. What cannot be read is a finding, and hides nothing else. What the
 * settings name is in the repository, and tracked by git, or in the content folder where there is no repository; only what
 * came with the command may be anywhere.
 * @throws ContentError where a glob that came with the command matches no file
 */
export function readRules(root: string, globs: readonly RuleGlob[], tree?: TrackedTree): RulesRead {
  const findings: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const matched = globs.flatMap((glob) => matchedBy(glob, { root, tree, findings }));
  const places = new Map(matched.toReversed().map(({ file, ...place }) => [file, place]));
  // What came with the command is allowed, whether or not the settings name it, too.
  for (const { file, within } of matched) if (within === undefined) places.set(file, {});
  const files = eachOnce([...places.keys()]).map((file) => ({ file, ...places.get(file) }));
  const rules = files.flatMap((file) => readFile(root, file, { findings, texts }));
  return { rules, files: files.map(({ file }) => nameIn(root, file)), texts, findings };
}

function nameIn(root: string, file: string): string {
  return path.relative(root, file).replaceAll(path.sep, '/');
}

interface Place {
  readonly root: string;
  readonly tree: TrackedTree | undefined;
  readonly findings: Diagnostic[];
}

function matchedBy({ pattern, from, span, as }: RuleGlob, { root, tree, findings }: Place): RuleFile[] {
  const within = span && (tree?.root ?? fs.realpathSync(root));
  const { files, stopped } = filesOf(pattern, from, within);
  const reason = stopped && reasonFor(stopped, pattern, tree);
  if (!span) {
    if (reason !== undefined) throw new ContentError(`Invalid value for --rules: "${pattern}"; ${reason}.`);
    if (files.length > 0) return files.map((file) => ({ file }));
    throw new ContentError(`Rule file not found: "${pattern}". Name a file, or a glob in quotes.`);
  }
  const tell = (why: string): void => {
    findings.push(diagnostic('settings/invalid', SETTINGS_FILE, span, { field: 'rules', reason: why }));
  };
  if (reason !== undefined) tell(reason);
  else if (files.length === 0) tell(`no file matches ${pattern} relative to ${SETTINGS_FILE}`);
  const refused = refusedBySettings(files, tree);
  for (const [file, why] of refused)
    tell(`${nameIn(root, file)} is not read: ${why}; use --rules for generated files`);
  return files
    .filter((file) => !refused.has(file))
    .map((file) => ({ file, ...(within && { within }), ...(as && { as }) }));
}

function reasonFor(
  stopped: NonNullable<FilesFound['stopped']>,
  pattern: string,
  tree: TrackedTree | undefined,
): string {
  if (stopped === 'not-a-glob') return `expected ${GLOB_LIMITS}`;
  if (stopped === 'too-many') return `${pattern} covers more than ${MAX_VISITED} files and folders`;
  const place = tree ? 'git repository' : 'content folder, which is in no git repository';
  return `${pattern} is outside the ${place}; use --rules on the command line`;
}

interface Read {
  readonly findings: Diagnostic[];
  readonly texts: Map<string, string>;
}

function readFile(
  root: string,
  { file, within, as }: RuleFile,
  { findings, texts }: Read,
): readonly AlertRule[] {
  const name = nameIn(root, file);
  const tell = (span: Span, reason: string): void => {
    findings.push(diagnostic('rules/unreadable', name, span, { reason }));
  };
  const bytes = bytesOf(file, within, (reason) => tell(FILE_START, reason));
  if (!bytes) return [];
  const { text, findings: encoding } = decodeText(bytes, name);
  texts.set(name, text);
  if (isEmpty(text) || isUnitTest(text)) return [];
  const { rules, faults, hasGroups } = rulesIn(text, name);
  const [spoilt] = encoding;
  if (spoilt) tell(spoilt, spoilt.id === 'file/nul' ? 'NUL byte' : 'invalid UTF-8');
  else if (faults.length === 0 && !hasGroups) tell(FILE_START, 'no groups of rules');
  // What is no text has nothing to say about YAML.
  if (!spoilt || hasGroups) for (const { span, reason } of faults) tell(span, reason);
  return inOneLanguage(rules, as);
}

/** No rules on purpose: what a generator writes where it has none. */
function isEmpty(text: string): boolean {
  const written = text.replace(/^\uFEFF|#.*$|^(?:---|\.\.\.)/gm, '').trim();
  return ['', '{}', '[]', 'null', '~'].includes(written);
}

/** A file of `promtool test rules`: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/ */
function isUnitTest(text: string): boolean {
  return (
    /^tests:/m.test(text) &&
    /^[ -]+(?:input_series|alert_rule_test|promql_expr_test):/m.test(text) &&
    !/^groups:/m.test(text)
  );
}

const LANGUAGES = { prometheus: 'promql', loki: 'logql', victoriametrics: 'metricsql' } as const;

/** A server has one language: where one expression of a file can only be LogQL, all are. */
function inOneLanguage(rules: readonly AlertRule[], as: RuleFile['as']): readonly AlertRule[] {
  const language = as ? LANGUAGES[as] : rules.find((rule) => rule.language === 'logql')?.language;
  return language === undefined ? rules : rules.map((rule) => ({ ...rule, language }));
}

function bytesOf(
  file: string,
  within: string | undefined,
  onFailure: (reason: string) => void,
): Buffer | undefined {
  try {
    return readRegularFile(file, { use: 'rules', ...(within !== undefined && { within }) });
  } catch (error) {
    onFailure(errorReason(error));
    return undefined;
  }
}

/** Charts often hold rule files that only Helm can complete. Some look like it only where YAML cannot be read. */
function rulesIn(text: string, file: string): FoundAlertRules {
  if (isHelmTemplate(text)) return findAlertRules(readHelmTemplate(text), file);
  const plain = findAlertRules(renderedText(text), file);
  if (plain.faults.length === 0 || !/^[ \t]*\{\{/m.test(text)) return plain;
  const filled = findAlertRules(readHelmTemplate(text), file);
  return filled.faults.length < plain.faults.length ? filled : plain;
}
