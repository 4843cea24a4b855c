import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { FRONTMATTER } from '../entries/frontmatter.ts';
import { readToml } from '../entries/toml.ts';
import { readYaml, YAML_OPTIONS } from '../entries/yaml.ts';
import type { Kind } from '../kinds/registry.ts';
import { SCHEMAS } from '../kinds/schemas.ts';
import type { Edit } from '../shared/edit.ts';

/** Fields with plain values: texts, lists of texts, flags. */
export type Fields = Readonly<Record<string, unknown>>;

/** One field as its author wrote it, with the comments above it; its lines end with a line end. */
interface Part {
  readonly name: string;
  readonly text: string;
}

/** A frontmatter that holds these fields, in the order of the kind's schema. */
export function frontmatterOf(kind: Kind, fields: Fields): string {
  return fenced('---', joined(ordered(kind, partsOf(fields))));
}

/**
 * The edit that gives a text these fields and sorts what its author wrote by the kind's schema; every field stays as it
 * is written, with its comments, and fields that no schema knows come last. TOML becomes YAML. Nothing where nothing changes.
 * @param isSaid whether a field that was written is said by these from now on, under another name
 * @returns `kept` where the frontmatter cannot be read, so that nothing can be added to it
 */
export function withFields(
  source: string,
  kind: Kind,
  fields: Fields,
  isSaid: (field: string) => boolean = () => false,
): Edit | 'kept' | undefined {
  const [block, open = '---', fence, written] = FRONTMATTER.exec(source) ?? [];
  if (block === undefined || written === undefined) {
    if (Object.keys(fields).length === 0) return undefined;
    const gap = source === '' || source.startsWith('\n') ? '' : '\n';
    return { start: 0, end: 0, text: frontmatterOf(kind, fields) + gap };
  }
  const yaml = fence === '+++' ? yamlOf(written) : written;
  const text = yaml === undefined ? undefined : completed(yaml, kind, fields, isSaid);
  if (text === undefined) return Object.keys(fields).length === 0 ? undefined : 'kept';
  if (fence === '+++') return { start: 0, end: block.length, text: fenced('---', text) };
  const start = open.length;
  return text === written ? undefined : { start, end: start + written.length, text };
}

/** TOML in YAML, its comments above all. Nothing where it cannot be read. */
function yamlOf(toml: string): string | undefined {
  const { data, faults, comments } = readToml(toml, 1);
  if (faults.length > 0) return undefined;
  return comments.map((comment) => `#${comment}\n`).join('') + joined(partsOf(data));
}

/** What was written, sorted and completed; where sorting would change what it says (anchors), only completed. */
function completed(
  yaml: string,
  kind: Kind,
  fields: Fields,
  isSaid: (field: string) => boolean,
): string | undefined {
  const before = readYaml(yaml, 1);
  if (before.faults.some(({ what }) => what !== 'duplicate-key')) return undefined;
  const written = partsIn(yaml);
  if (!written) return undefined;
  const kept = written.filter(({ name, text }) => !(name in fields && isEmptyField(text)) && !isSaid(name));
  const added = partsOf(fields).filter(({ name }) => !kept.some((part) => part.name === name));
  const said = Object.entries(before.data).filter(([name]) => !isSaid(name));
  const wanted = {
    ...Object.fromEntries(said),
    ...Object.fromEntries(added.map(({ name }) => [name, fields[name]])),
  };
  const isRight = (text: string) => isDeepStrictEqual({ ...readYaml(text, 1).data }, wanted);
  const candidates = [ordered(kind, [...kept, ...added]), [...added, ...kept], kept];
  return candidates.map(joined).find(isRight);
}

function isEmptyField(text: string): boolean {
  return /^\S+:[ \t]*\n$/.test(text);
}

/** The fields of a block, each from its comments to the next field. Nothing where they do not stand on lines of their own. */
function partsIn(yaml: string): Part[] | undefined {
  const { contents } = parseDocument(yaml, YAML_OPTIONS);
  if (contents === null) return yaml.trim() === '' ? [] : [{ name: '', text: yaml }];
  if (!isMap(contents) || contents.flow === true) return undefined;
  const starts = contents.items.map(({ key }) => (isScalar(key) && key.range ? key.range[0] : -1));
  if (starts.some((start) => start < 0 || (start > 0 && yaml[start - 1] !== '\n'))) return undefined;
  const begins = starts.map((start, index) => withComments(yaml, start, index));
  return contents.items.map(({ key }, index) => ({
    name: isScalar(key) ? String(key.value) : '',
    text: yaml.slice(begins[index], begins[index + 1] ?? yaml.length),
  }));
}

/** Comments directly above a field are about it; what stands above the first one belongs to it, too. */
function withComments(yaml: string, start: number, index: number): number {
  let begin = index === 0 ? 0 : start;
  while (begin > 0) {
    const line = yaml.lastIndexOf('\n', begin - 2) + 1;
    if (yaml[line] !== '#') break;
    begin = line;
  }
  return begin;
}

function partsOf(fields: Fields): Part[] {
  return Object.entries(fields).map(([name, value]) => ({
    name,
    text: `${name}: ${stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim()}\n`,
  }));
}

/** Fields that no schema knows stay in their order, behind the others. */
function ordered(kind: Kind, parts: readonly Part[]): Part[] {
  const names = Object.keys(SCHEMAS[kind].shape);
  const rank = ({ name }: Part) => (names.includes(name) ? names.indexOf(name) : names.length);
  return parts.toSorted((a, b) => rank(a) - rank(b));
}

function joined(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

function fenced(fence: string, yaml: string): string {
  return `${fence}\n${yaml}${fence}\n`;
}
