import { describe, expect, test } from 'vitest';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { tokenCandidates } from '../../../src/checks/secret-candidates.ts';
import { CONTEXT_FORMS } from '../../../src/checks/secret-contexts.ts';
import { LIBRARY_TRIGGERS } from '../../../src/checks/secret-library.ts';
import { findSecrets, TOKEN_FORMS } from '../../../src/checks/secrets.ts';
import { NO_SECRETS, SAMPLES } from './secret-samples.ts';

async function found(source: string) {
  return (await findSecrets([{ file: 'a.md', source }])).map(({ finding, value }) => ({ value, ...finding }));
}

function placeOf(before: string): [line: number, column: number] {
  const lines = before.split('\n');
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}

describe('forms of secrets', () => {
  test.each(SAMPLES)('$name', async ({ before, secret, after }) => {
    const text = `# A\n\n${before}`;
    const all = await found(`${text}${secret}${after}\n`);
    expect(
      all.map(({ value, line, column, endLine, endColumn }) => [value, line, column, endLine, endColumn]),
    ).toEqual([[secret, ...placeOf(text), ...placeOf(text + secret)]]);
  });

  test.each(NO_SECRETS)('none: %s', async (_name, text) => {
    expect(await found(`# A\n\n${text}\n`)).toEqual([]);
  });

  test('every form of the tables has a sample, and says where it is documented', () => {
    const without = [...TOKEN_FORMS, ...CONTEXT_FORMS].filter(
      ({ pattern, documented }) =>
        !URL.canParse(documented) ||
        !SAMPLES.some(({ before, secret, after }) =>
          [...`${before}${secret}${after}`.matchAll(pattern)].some(
            ({ groups }) => groups?.['secret'] === secret,
          ),
        ),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test('triggers do not hide each other', () => {
    for (const words of [
      [
        ...new Set(TOKEN_FORMS.flatMap(({ triggers }) => triggers)),
        ...Object.values(LIBRARY_TRIGGERS).flat(),
      ],
      [...new Set(CONTEXT_FORMS.flatMap(({ triggers }) => triggers))],
    ]) {
      const hidden = words.filter((word) => words.some((other) => other !== word && word.startsWith(other)));
      expect(hidden).toEqual([]);
    }
  });

  test('every rule of the library is used, or replaced by a form of ours', () => {
    const names = rules.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', ''));
    const used = Object.keys(LIBRARY_TRIGGERS);
    expect(names.filter((name) => !used.includes(name)).toSorted()).toEqual([
      'aws',
      'basicauth',
      'database-connection-string',
      'filter-comments',
      'gcp',
      'hashicorp-vault',
      'privatekey',
    ]);
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('candidates', () => {
  test.each<[text: string, candidates: string]>([
    ['short words only', ''],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', ''],
    ['aaaaaaaaaaaaaaa1', 'aaaaaaaaaaaaaaa1\n'],
    ['aaaaaaaaaaaaaa1', ''],
    [' aaaaaaaaaaaaaaa1.', ' aaaaaaaaaaaaaaa1\n'],
    [`${'b'.repeat(8)} ${'c '.repeat(16)}aaaaaaaaaaaaaaa1`, `${'c '.repeat(16)}aaaaaaaaaaaaaaa1\n`],
    ['ä'.repeat(20), ''],
  ])('%j', (text, candidates) => {
    expect(tokenCandidates(text)).toBe(candidates);
  });
});

describe('hostile texts', () => {
  const SIZE = 100_000;
  const prefixes = [
    ...new Set([
      ...[...TOKEN_FORMS, ...CONTEXT_FORMS].flatMap(({ triggers }) => triggers),
      ...Object.values(LIBRARY_TRIGGERS).flat(),
      ...SAMPLES.map(({ before, secret }) => before + secret.slice(0, 8)),
      ...SAMPLES.map(({ before, secret }) => before + secret.slice(0, -1)),
    ]),
  ].filter((prefix) => prefix !== '');

  // The limit is a hundred times what it takes: an hour is what backtracking would take.
  test('prefixes a hundred thousand characters long', async () => {
    for (const prefix of prefixes)
      await findSecrets([{ file: 'a.md', source: prefix.repeat(Math.ceil(SIZE / prefix.length)) }]);
  });
});
