import { count } from '../text.ts';
import { defineRule } from './rule-meta.ts';

/** What is wrong in code, in the placeholders of commands, and with the age of a page. */
export const CODE = {
  'code/unknown-language': defineRule<{ language: string; blocks: number }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ language, blocks }) =>
      `Unknown language "${language}" (${count(blocks, 'block')}); shown as plain text.`,
    hint: () => 'Use the name of a known language, or "text".',
    why: 'Code without colours is harder to read, and a misspelt language is easy to fix.',
  }),
  'code/shell-syntax': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `Invalid shell syntax: ${reason}.`,
    hint: () => 'Fix the command. Label a session with its output "console", and other text "text".',
    why: 'A command that does not parse fails when it is pasted, or waits for the rest of itself. Placeholders such as `<pod-name>` and `...` count as words, prompts and output are left out, and a block that may be something else is not judged.',
  }),
  'code/json-syntax': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `Invalid JSON: ${reason}.`,
    hint: () => 'Fix the JSON, or label the block "jsonc", "json5" or "text".',
    why: 'A reader who copies it gets an error from the program that reads it. Placeholders, comments, `...`, several values one after the other and parts of an object are understood.',
  }),
  'code/yaml-syntax': defineRule<{ reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ reason }) => `Invalid YAML: ${reason}.`,
    hint: () => 'Fix the YAML: quote values that contain ": " or " #", and indent with spaces.',
    why: 'A reader who copies it gets an error from the program that reads it, or worse: other values. Templates, placeholders, `...` and parts of a document are understood.',
  }),
  'code/prompt': defineRule<{ prompt: string; remedy: 'fix' | 'by hand' | 'output' }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ prompt }) => `Prompt "${prompt}" in a block of commands.`,
    hint: ({ remedy }) => {
      if (remedy === 'fix') return 'Remove the prompt, or run "handrail check --fix".';
      return remedy === 'output'
        ? 'Label the block "console", or move the output to a separate block and remove the prompt.'
        : 'Remove the prompt, or label the block "console".';
    },
    why: 'The prompt is copied with the command, which then fails: `$ kubectl get pods` ends in “$: command not found”. In a `console` block a prompt tells commands from output.',
  }),
  'code/destructive': defineRule<{ name: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ name }) => `Missing verification and rollback for the destructive command "${name}".`,
    hint: () => 'Add a heading "Verification" or "Rollback" with the steps.',
    why: 'A tired reader types the wrong name. A page with such a command needs the check that it changed the right thing, or the way back. Reported once, at the first such command.',
  }),
  'code/secret': defineRule<{ what: string }>({
    strict: 'error',
    lenient: 'error',
    message: ({ what }) => `Possible secret: ${what}.`,
    hint: () =>
      'Revoke it: everyone with access to the repository can read it. Replace it with a placeholder, e.g. <token>.',
    why: 'A published secret is known, and stays in the history of the repository. Pages, comments, frontmatter, settings, rule files and text files that pages link to are searched. The value is never printed. Placeholders such as `<password>`, `$PASSWORD` or `****`, and documented examples such as `AKIAIOSFODNN7EXAMPLE`, are not reported; docs/check.md lists the forms.',
  }),
  'runbook/placeholder-undeclared': defineRule<{ name: string; suggestion: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ name }) => `Undeclared placeholder <${name}>.`,
    hint: ({ name, suggestion }) =>
      suggestion
        ? `Did you mean <${suggestion}>?`
        : `Add "- { name: ${name}, description: … }" to "variables" in the frontmatter.`,
    why: 'A declared placeholder has a description, and is filled in once for all commands of the page. In a tree that is not strict only pages that declare something are looked at.',
  }),
  'runbook/placeholder-unused': defineRule<{ name: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ name }) => `Unused variable "${name}".`,
    hint: () => 'Remove it, or correct its name to that of the placeholder in the commands.',
    why: 'The reader is asked for a value that nothing uses. Mostly the placeholder was renamed in the text.',
  }),
  'fresh/overdue': defineRule<{ reviewed: string; every: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ reviewed, every }) =>
      reviewed
        ? `Review overdue: last reviewed ${reviewed}, interval ${every}.`
        : `Missing review date: interval ${every}.`,
    hint: () => 'Review the page, fix what has changed, and set "reviewed:" to that day.',
    why: 'A runbook that was not read for a year is wrong more often than not. The interval is `review` in `handrail.yaml` or `review_every` of the page; carrying out a runbook (`validated`, or an incident with `drill: true`) counts as a review.',
  }),
  'fresh/changed-since-validated': defineRule<{ validated: string; changed: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ validated, changed }) => `Outdated validation: validated ${validated}, changed ${changed}.`,
    hint: () => 'Carry out the runbook as it is now, and set "validated:" to that day.',
    why: 'The steps that were validated are not the steps on the page. Changes of the frontmatter alone do not count, nor do those of the commit that set `validated`. Changes are read from git; outside a repository, nothing is reported.',
  }),
  'fresh/shallow-history': defineRule({
    strict: 'info',
    lenient: 'info',
    message: () => 'Shallow clone: changes before its first commit are unknown.',
    hint: () =>
      'Fetch the full history: run "git fetch --unshallow", or set "fetch-depth: 0" in GitHub’s checkout.',
    why: 'Continuous integration often fetches the last commit only. In such a clone every file seems to be as old as that commit.',
  }),
} as const;
