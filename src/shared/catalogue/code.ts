import { count } from '../text.ts';
import { kind } from './kind.ts';

/** What is wrong in code, in the placeholders of commands, and with the age of a page. */
export const CODE = {
  'code/unknown-language': kind<{ language: string; blocks: number }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ language, blocks }) =>
      `"${language}" is no language that can be highlighted (${count(blocks, 'block')}); shown as plain text.`,
    hint: () => 'Use a known name, or "text".',
    why: 'Code without colours is harder to read, and a misspelt language is easy to mend.',
  }),
  'code/shell-syntax': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `This is no shell: ${reason}.`,
    hint: () => 'Mend the command. A session with its output is "console", what is no command "text".',
    why: 'A command that does not parse fails when it is pasted, or waits for the rest of itself. Placeholders such as `<pod-name>` and `...` count as words, prompts and output are left out, and a block that may be something else is not judged.',
  }),
  'code/json-syntax': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `This is no JSON: ${reason}.`,
    hint: () => 'Mend it, or call the block "jsonc", "json5" or "text" where it is meant so.',
    why: 'Who copies it gets an error from the program that reads it. Placeholders, comments, `...`, several values one after the other and parts of an object are understood.',
  }),
  'code/yaml-syntax': kind<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `This is no YAML: ${reason}.`,
    hint: () => 'Mend it; values with ": " or " #" in them need quotes, and tabs do not indent.',
    why: 'Who copies it gets an error from the program that reads it, or worse: other values. Templates, placeholders, `...` and parts of a document are understood.',
  }),
  'code/prompt': kind<{ prompt: string; mend: 'fix' | 'by hand' | 'output' }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ prompt }) => `"${prompt}" is copied with the command, which then does not run.`,
    hint: ({ mend }) => {
      if (mend === 'fix') return 'Remove the prompt, as "handrail check --fix" does.';
      return mend === 'output'
        ? 'Call the block "console", or put the output into a block of its own and remove the prompt.'
        : 'Remove the prompt, or call the block "console".';
    },
    why: 'At night people paste. `$ kubectl get pods` ends in “$: command not found”. In a `console` block a prompt tells commands from output.',
  }),
  'code/destructive': kind<{ name: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ name }) =>
      `"${name}" destroys what it hits, and this page says neither how to verify it nor how to go back.`,
    hint: () => 'Add a heading "Verification" or "Rollback" with the steps.',
    why: 'Who is tired types the wrong name. A page with such a command needs the check that it hit the right thing, or the way back. Reported once, at the first such command.',
  }),
  'code/secret': kind<{ what: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ what }) => `Possible secret: ${what}.`,
    hint: () =>
      'Revoke it: everyone with access to the repository has it. Write a placeholder such as <token>.',
    why: 'What is published is known, in the history of the repository for ever. Pages, comments, frontmatter, settings, rule files and text files that pages link to are searched. The value is never printed. Placeholders such as `<password>`, `$PASSWORD` or `****`, and documented examples such as `AKIAIOSFODNN7EXAMPLE`, are not reported; docs/check.md lists the forms.',
  }),
  'runbook/placeholder-undeclared': kind<{ name: string; suggestion: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ name }) => `<${name}> is used in a command, and "variables" does not say what it is.`,
    hint: ({ name, suggestion }) =>
      suggestion
        ? `Did you mean <${suggestion}>?`
        : `Add "- { name: ${name}, description: … }" to "variables" in the frontmatter.`,
    why: 'What is declared says what belongs there, and is filled in once for all commands of the page. In a tree that is not strict only pages that declare something are looked at.',
  }),
  'runbook/placeholder-unused': kind<{ name: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ name }) => `The variable "${name}" is declared, and <${name}> stands nowhere on the page.`,
    hint: () => 'Remove it, or correct its name: it is written exactly as in the commands.',
    why: 'The reader is asked for a value that nothing uses. Mostly the placeholder was renamed in the text.',
  }),
  'fresh/overdue': kind<{ reviewed: string; every: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ reviewed, every }) =>
      reviewed
        ? `This page was last looked at on ${reviewed}, and a review holds ${every}.`
        : `Nobody says when this page was reviewed, and a review holds ${every}.`,
    hint: () => 'Read it, mend what is wrong, and set "reviewed:" to that day.',
    why: 'A runbook that nobody has read for a year is wrong more often than not. How long a review holds is said by `review` in `handrail.yaml` or by `review_every` of the page; carrying a runbook out (`validated`) counts as one.',
  }),
  'fresh/changed-since-validated': kind<{ validated: string; changed: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ validated, changed }) =>
      `The text was changed on ${changed}; it was last carried out on ${validated}.`,
    hint: () => 'Carry it out as it is now, and set "validated:" to that day.',
    why: 'What was shown to work is not what stands there now. Changes of the frontmatter alone do not count, nor do those of the commit that set `validated`. Asked is git; where there is none, nothing is reported.',
  }),
  'fresh/shallow-history': kind({
    strict: 'info',
    lenient: 'info',
    message: () =>
      'The clone is shallow, so what changed before its first commit after a validation is not known.',
    hint: () => 'Fetch the history: "git fetch --unshallow", or "fetch-depth: 0" in GitHub’s checkout.',
    why: 'Continuous integration often fetches the last commit only. In such a clone every file seems to be as old as that commit.',
  }),
} as const;
