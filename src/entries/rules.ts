import fs from 'node:fs';
import path from 'node:path';
import { FILE_START, type Span } from '../shared/position.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { findAlertRules, type RulesFound } from './alert-rules.ts';
import { ContentError } from './content-error.ts';
import { decode } from './decode.ts';
import type { AlertRule } from './entry.ts';
import { isTemplate, plainText, readTemplate } from './helm.ts';
import { reasonOf } from './reason.ts';
import { eachOnce, filesOf } from './rule-files.ts';
import { SETTINGS_FILE } from './settings.ts';

/** Where rule files are looked for. */
export interface RuleGlob {
  readonly pattern: string;
  /** Absolute folder that the pattern starts from. */
  readonly from: string;
  /** Where it stands in `handrail.yaml`; absent where it came with the command. */
  readonly span?: Span;
}

export interface RulesRead {
  readonly rules: readonly AlertRule[];
  /** Every file that was asked for, read or not; relative to the content folder. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the alerting rules of Prometheus rule files. What cannot be read is a finding, and hides nothing else.
 * @throws ContentError where a glob that came with the command matches no file
 */
export function readRules(root: string, globs: readonly RuleGlob[]): RulesRead {
  const findings: Finding[] = [];
  const matched = globs.flatMap((glob) => {
    const files = filesOf(glob.pattern, glob.from);
    if (files.length === 0) findings.push(unmatched(glob));
    return files;
  });
  const files = eachOnce(matched).map((file) => path.relative(root, file).replaceAll(path.sep, '/'));
  const rules = files.flatMap((file) => readFile(root, file, findings));
  return { rules, files, findings };
}

function unmatched({ pattern, span }: RuleGlob): Finding {
  if (!span)
    throw new ContentError(`There is no rule file "${pattern}": --rules takes a file, or a glob in quotes.`);
  const reason = `no file matches ${pattern}, which is relative to ${SETTINGS_FILE}`;
  return finding('settings/invalid', SETTINGS_FILE, span, { field: 'rules', reason });
}

function readFile(root: string, file: string, findings: Finding[]): readonly AlertRule[] {
  const tell = (span: Span, reason: string): void => {
    findings.push(finding('rules/unreadable', file, span, { reason }));
  };
  const bytes = bytesOf(path.join(root, file), (reason) => tell(FILE_START, reason));
  if (!bytes) return [];
  const { text, findings: encoding } = decode(bytes, file);
  const { rules, faults, hasGroups } = rulesIn(text, file);
  const [spoilt] = encoding;
  if (spoilt) tell(spoilt, spoilt.id === 'file/nul' ? 'it holds a NUL byte' : 'it is not UTF-8');
  else if (faults.length === 0 && !hasGroups) tell(FILE_START, 'it holds no groups of rules');
  // What is no text has nothing to say about YAML.
  if (!spoilt || hasGroups) for (const { span, reason } of faults) tell(span, reason);
  return rules;
}

function bytesOf(file: string, onFailure: (reason: string) => void): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    onFailure(reasonOf(error));
    return undefined;
  }
}

/** Charts often hold rule files that only Helm can complete. Some look like it only where YAML cannot be read. */
function rulesIn(text: string, file: string): RulesFound {
  if (isTemplate(text)) return findAlertRules(readTemplate(text), file);
  const plain = findAlertRules(plainText(text), file);
  if (plain.faults.length === 0 || !/^[ \t]*\{\{/m.test(text)) return plain;
  const filled = findAlertRules(readTemplate(text), file);
  return filled.faults.length < plain.faults.length ? filled : plain;
}
