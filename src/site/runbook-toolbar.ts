import type { Entry, EntryOf } from '../entries/entry.ts';
import { keyOfName } from '../placeholders/names.ts';
import { contactsOf, type Contact } from './contacts.ts';
import type { Body } from './page.ts';
import { writtenServices } from './services.ts';
import { href } from './page-props.ts';
import type { Site } from './site.ts';

/** What a page needs to be worked with: its values, its steps, its clock. */
export interface RunbookToolbar {
  /** `runbooks/redis-down`: what progress is kept under. */
  readonly entry: string;
  readonly title: string;
  /** The page's own address, with base. */
  readonly url: string;
  readonly fields: readonly ToolbarField[];
  /** How many steps there are to tick. */
  readonly steps: number;
  readonly severity: string;
  readonly services: readonly string[];
  /** As written, e.g. `2-5m`, and the longest of it in milliseconds; empty and 0 where not given. */
  readonly recovery: string;
  readonly recoverMs: number;
  readonly escalate: string;
  readonly escalateMs: number;
  /** Who is called when that is over. */
  readonly escalateTo?: Contact;
  /** Where commands are run, and with which rights. */
  readonly runFrom: string;
  readonly access: readonly string[];
}

/** A value that commands of the page wait for. */
export interface ToolbarField {
  /** The name that its value is kept under, whatever its spelling. */
  readonly key: string;
  /** As its author wrote it. */
  readonly name: string;
  readonly description: string;
  readonly type: VariableType;
  readonly default?: string;
  readonly example?: string;
  readonly choices?: readonly string[];
  /** Of a number: the smallest. */
  readonly min?: number;
  /** Labels under which an alert has it, beside its name. */
  readonly labels?: readonly string[];
  readonly isSecret: boolean;
}

type Variable = NonNullable<EntryOf<'runbooks'>['data']['variables']>[number];
type VariableType = NonNullable<Variable['type']>;

/** Nothing for a page that is only read. */
export function runbookToolbar(site: Site, entry: Entry, body: Body | undefined): RunbookToolbar | undefined {
  const fields = fieldsOf(entry, body?.placeholders ?? []);
  const steps = body?.steps ?? 0;
  if (fields.length === 0 && steps === 0) return undefined;
  const data: Partial<EntryOf<'runbooks'>['data']> = entry.kind === 'runbooks' ? entry.data : {};
  const { recovery, escalate_after: escalate, severity = '', run_from: runFrom = '', access = [] } = data;
  const contacts = contactsOf(writtenServices(site, entry.services));
  const escalateTo = contacts[1] ?? contacts[0];
  return {
    entry: `${entry.kind}/${entry.id}`,
    title: entry.title,
    url: href(site, entry.url),
    fields,
    steps,
    severity,
    services: entry.services,
    recovery: recovery?.text ?? '',
    recoverMs: recovery?.to ?? 0,
    escalate: escalate?.text ?? '',
    escalateMs: escalate?.to ?? 0,
    ...(escalateTo && { escalateTo }),
    runFrom,
    access,
  };
}

/** What is declared in the author's order, then what only stands in commands: plain text fields. */
function fieldsOf(entry: Entry, placeholders: readonly string[]): ToolbarField[] {
  const declared = entry.kind === 'runbooks' ? (entry.data.variables ?? []) : [];
  const fields = [...declared.map(fieldOfVariable), ...placeholders.map(fieldOfPlaceholder)];
  return [...Map.groupBy(fields, ({ key }) => key).values()].flatMap((same) => same.slice(0, 1));
}

function fieldOfVariable({
  name,
  description,
  type,
  default: preset,
  example,
  choices,
  min,
  aliases,
  secret,
}: Variable): ToolbarField {
  return {
    key: keyOfName(name),
    name,
    description,
    type: type ?? 'text',
    ...(preset !== undefined && { default: preset }),
    ...(example !== undefined && { example }),
    ...(choices && { choices }),
    ...(min !== undefined && { min }),
    ...(aliases && { labels: aliases }),
    isSecret: secret ?? false,
  };
}

function fieldOfPlaceholder(name: string): ToolbarField {
  return { key: keyOfName(name), name, description: '', type: 'text', isSecret: false };
}
