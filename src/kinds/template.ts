import { stringify } from 'yaml';
import { entryText } from '../shared/entry-text.ts';
import { fieldsOf, type Field } from '../schemas/field-list.ts';
import { KINDS, type Kind } from './registry.ts';
import { SCHEMAS } from './schemas.ts';
import { sharedFields } from './shared-fields.ts';

/** The shared fields that nearly every page has. */
const FIRST = ['summary', 'services', 'owner'];
/** Those that a new page never needs. */
const NEVER = ['title', 'kind', 'description', 'aliases', 'waive'];

/**
 * A new entry: its title, the fields that a strict tree needs with a value to replace, every other field of the kind as a
 * comment that says what it takes, and the usual headings.
 * @param today `2026-11-20`, for fields that take a date
 */
export function templateOf(kind: Kind, title: string, today: string): string {
  const fields = fieldsOf(SCHEMAS[kind]).filter(({ name }) => !NEVER.includes(name));
  const ordered = fields.toSorted((a, b) => rank(a) - rank(b));
  const lines = [`title: ${stringify(title).trim()}`, ...ordered.map((field) => line(field, today))];
  return entryText(lines, KINDS[kind].headings);
}

/** What is needed, what nearly every page has, what belongs to the kind, the rest. */
function rank({ name, isRequired }: Field): number {
  if (isRequired) return 0;
  if (FIRST.includes(name)) return 1;
  return name in sharedFields ? 3 : 2;
}

function line({ name, words, description, isRequired }: Field, today: string): string {
  const comment = words.startsWith('one of') ? `${words}. ${description}` : description;
  return isRequired ? `${name}: ${valueFor(words, today)} # ${comment}` : `# ${name}: # ${comment}`;
}

/** Something that the schema takes, for the author to replace. */
function valueFor(words: string, today: string): string {
  if (words.startsWith('a date')) return today;
  const [, choice] = /^one of (\w[\w-]*)/.exec(words) ?? [];
  if (choice) return choice;
  if (words.startsWith('a label of your severity scale')) return 'P2';
  return words.startsWith('the id') || words.includes('list') ? '[]' : 'to be written';
}
