import { labelsOf } from '../../kinds/headings/headings.ts';
import type { Claim } from '../entry.ts';
import { walkParts, type Label, type Part, type TextPiece } from './parts.ts';
import { startsWith, withoutMarks } from './values.ts';

/** What the author says of a state: by a label, or behind the title. */
export function claimIn(whole: Part, labels: readonly Label[]): Claim | undefined {
  const status = labels.find(({ name, value }) => value && labelsOf(name.text).includes('status'))?.value;
  if (status) return claimOf(status);
  const title = [...walkParts(whole)].find(({ depth }) => depth > 0)?.title;
  const [said] = /[✅☑✔❌⚠🟡🟢🔴].*$/u.exec(title?.text ?? '') ?? [];
  return title && said !== undefined && withoutMarks(said) !== ''
    ? claimOf({ ...title, text: said })
    : undefined;
}

function claimOf({ text, span }: TextPiece): Claim {
  const says = startsWith(text, 'done')
    ? 'done'
    : startsWith(text, 'planned') || startsWith(text, 'active')
      ? 'open'
      : 'other';
  return { text: withoutMarks(text), says, span };
}
