import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { SETTING_NAMES, settingsSchema, type Settings } from '../kinds/settings.ts';
import { nearest } from '../shared/nearest.ts';
import { FILE_START } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { decodeText } from './decode.ts';
import { readRegularFile } from './file-access.ts';
import type { FrontmatterError, FieldSet } from './field-set.ts';
import { fieldSpans } from './origin.ts';
import { unreadableFile } from './reason.ts';
import type { FieldSpans } from './spans.ts';
import { readYaml } from './yaml.ts';

export const SETTINGS_FILE = 'handrail.yaml';

interface SettingsRead {
  readonly settings: Settings;
  /** Where the settings are in the file. */
  readonly spans: FieldSpans;
  /** As it was read; nothing where there is no such file, or it cannot be read. */
  readonly text?: string;
  readonly findings: Diagnostic[];
}

/** Reads `handrail.yaml` at the content root. A setting that cannot be used is a finding, and its default holds. */
export function readSettings(root: string): SettingsRead {
  const file = path.join(root, SETTINGS_FILE);
  if (!fs.lstatSync(file, { throwIfNoEntry: false }))
    return { settings: settingsSchema.parse({}), spans: {}, findings: [] };
  try {
    const bytes = readRegularFile(file, { use: 'settings', within: fs.realpathSync.native(root) });
    const { text, findings } = decodeText(bytes, SETTINGS_FILE);
    const yaml = readYaml(text, 1);
    const read = usable(yaml);
    return {
      ...read,
      text,
      findings: [...findings, ...yaml.faults.map(findingOf), ...read.findings],
    };
  } catch (error) {
    const findings = [unreadableFile(error, SETTINGS_FILE, FILE_START)];
    return { settings: settingsSchema.parse({}), spans: {}, findings };
  }
}

function findingOf(fault: FrontmatterError): Diagnostic {
  if (fault.what === 'duplicate-key')
    return diagnostic('settings/invalid', SETTINGS_FILE, fault.span, {
      field: fault.key,
      reason: 'duplicate setting; the last value is used',
    });
  const reason = fault.what === 'broken' ? fault.reason : `expected a set of fields, found ${fault.found}`;
  return diagnostic('settings/yaml', SETTINGS_FILE, fault.span, { reason });
}

function usable({ data, at, keyAt }: FieldSet): SettingsRead {
  const values: Record<string, unknown> = {};
  const findings: Diagnostic[] = [];
  const known = SETTING_NAMES.join(', ');
  for (const [field, value] of Object.entries(data)) {
    if (!SETTING_NAMES.includes(field)) {
      const suggestion = nearest(field, SETTING_NAMES) ?? '';
      findings.push(
        diagnostic('settings/unknown', SETTINGS_FILE, keyAt([field]), { field, suggestion, known }),
      );
      continue;
    }
    // `title:` with nothing after it is as good as no title.
    if (value === null) continue;
    // Schemas leave this name out without a word.
    if (typeof value === 'object' && Object.hasOwn(value, '__proto__')) {
      const reason = 'unsupported name "__proto__"';
      findings.push(
        diagnostic('settings/invalid', SETTINGS_FILE, keyAt([field, '__proto__']), { field, reason }),
      );
    }
    const parsed = settingsSchema.shape[field as keyof Settings].safeParse(value);
    const reason = reasonFor(parsed.error?.issues[0]);
    if (parsed.success) values[field] = value;
    else findings.push(diagnostic('settings/invalid', SETTINGS_FILE, at([field]), { field, reason }));
  }
  const settings = settingsSchema.parse(values);
  return { settings, spans: fieldSpans(settings, { data, at }), findings };
}

const WORDS: Readonly<Record<string, string>> = { string: 'text', boolean: 'true or false', array: 'a list' };

/** The library speaks to developers. */
function reasonFor(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type' && WORDS[issue.expected] !== undefined)
    return `expected ${WORDS[issue.expected]}`;
  if (issue?.code === 'too_small') return 'empty';
  if (issue?.code === 'invalid_format' && issue.format === 'url')
    return 'expected an address that begins with https:// or http://';
  return issue?.message ?? 'unknown reason';
}
