import type { CodeBlock, Entry } from '../entries/entry.ts';
import { fenceName } from '../shared/fence.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { jsonFault } from './code-json.ts';
import { placesIn, restOfLine } from './code-place.ts';
import { yamlFault } from './code-yaml.ts';

/** Blocks of JSON and YAML that do not parse. */
export function checkData(entry: Entry): Diagnostic[] {
  return entry.outline.blocks.flatMap((block) => findingOf(block, entry) ?? []);
}

function findingOf(block: CodeBlock, { file, source }: Entry): Diagnostic | undefined {
  const { code } = block;
  const language = fenceName(block.language);
  const isJson = language === 'json';
  const isYaml = language === 'yaml' || language === 'yml';
  const fault = isJson ? jsonFault(code) : isYaml ? yamlFault(code) : undefined;
  if (!fault) return undefined;
  const { span } = placesIn(block, source)(fault.at, restOfLine(code, fault.at));
  return diagnostic(isJson ? 'code/json-syntax' : 'code/yaml-syntax', file, span, { reason: fault.reason });
}
