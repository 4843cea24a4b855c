import { fields, flag, names, number, oneOf, oneOrMany, scalar, said, text, textAs } from './types.ts';

const TYPES = ['text', 'number', 'host', 'port', 'namespace', 'duration', 'uuid', 'url', 'choice'] as const;

const name = said('a name without brackets, such as pod-name', (words) =>
  textAs(words).refine((value) => /^[^<>{}\n]+$/.test(value), words),
);

/** A placeholder of a runbook's commands. */
export const variable = fields({
  name: name.describe('The placeholder without its brackets, e.g. `pod-name` for `<pod-name>`.'),
  description: text.describe('What belongs there, e.g. `Namespace of the workload`.'),
  default: scalar.optional().describe('The value that is right in most cases.'),
  example: scalar.optional().describe('What a value looks like; never the value itself.'),
  type: oneOf(TYPES).default('text').describe('What may be entered.'),
  min: number
    .optional()
    .describe('With `type: number`: the smallest value; without it no value has a minus sign.'),
  choices: oneOrMany(scalar).optional().describe('With `type: choice`: the values to choose from.'),
  aliases: names
    .optional()
    .describe('Labels of the alert that carry the value under another name, e.g. `[exported_pod]`.'),
  secret: flag
    .optional()
    .describe('`true` for what must not be shown, kept or copied into notes. It has no default.'),
}).superRefine((value, context) => {
  const complain = (field: keyof typeof value, message: string): void =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (value.type === 'choice' && !value.choices) complain('choices', 'the values to choose from');
  if (value.secret && value.default !== undefined) complain('default', 'left out: a secret has no default');
  if (value.choices && value.default !== undefined && !value.choices.includes(value.default))
    complain('default', `one of ${value.choices.join(', ')}`);
});
