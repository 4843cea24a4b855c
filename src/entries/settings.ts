import fs from 'node:fs';
import path from 'node:path';
import { SETTING_NAMES, settingsSchema, type Settings } from '../schemas/settings.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { decode } from './decode.ts';
import { readYaml } from './frontmatter.ts';

const SETTINGS_FILE = 'handrail.yaml';

/** Reads `handrail.yaml` at the content root. A setting that cannot be used is a finding, and its default holds. */
export function readSettings(root: string): { settings: Settings; findings: Finding[] } {
  const file = path.join(root, SETTINGS_FILE);
  if (!fs.existsSync(file)) return { settings: settingsSchema.parse({}), findings: [] };
  const { text, findings } = decode(fs.readFileSync(file), SETTINGS_FILE);
  const yaml = readYaml(text, SETTINGS_FILE, 1);
  for (const problem of yaml.findings) {
    const reason = problem.message.replace(/^.*?: /, '').replace(/\.$/, '');
    findings.push(
      finding(
        problem.id === 'schema/duplicate-key' ? 'settings/invalid' : 'settings/yaml',
        SETTINGS_FILE,
        problem,
        { reason, field: 'handrail.yaml' },
      ),
    );
  }
  const usable: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(yaml.data)) {
    if (!SETTING_NAMES.includes(field)) {
      findings.push(
        finding('settings/unknown', SETTINGS_FILE, yaml.at(field), {
          field,
          known: SETTING_NAMES.join(', '),
        }),
      );
      continue;
    }
    const parsed = settingsSchema.shape[field as keyof Settings].safeParse(value);
    if (parsed.success) usable[field] = value;
    else
      findings.push(
        finding('settings/invalid', SETTINGS_FILE, yaml.at(field), {
          field,
          reason: parsed.error.issues[0]?.message ?? 'unknown reason',
        }),
      );
  }
  return { settings: settingsSchema.parse(usable), findings };
}
