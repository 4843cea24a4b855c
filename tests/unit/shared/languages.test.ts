import { expect, test } from 'vitest';
import { fenceName } from '../../../src/shared/fence.ts';
import { isSameLanguage, languageOf } from '../../../src/shared/languages.ts';

test.each([
  ['bash', 'bash'],
  ['Bash', 'bash'],
  ['{.bash}', 'bash'],
  ['{bash', 'bash'],
  ['.yaml', 'yaml'],
  ['rust,ignore', 'rust'],
  ['js{1,3}', 'js'],
  ['console', 'shellsession'],
  ['PromQL', 'promql'],
  ['prometheus', 'promql'],
  ['metricsql', 'promql'],
  ['logql', 'plain'],
  ['mermaid', 'plain'],
  ['text', 'plain'],
  ['', 'plain'],
  ['{}', 'plain'],
  ['8sh', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
  ['🔥', undefined],
  ['"><script>', undefined],
])('the language of ```%s', (fence, expected) => {
  expect(languageOf(fence)).toBe(expected);
});

test('the name shown is the one that was meant', () => {
  expect(['{.Bash}', 'rust,ignore', '8sh'].map(fenceName)).toEqual(['bash', 'rust', '8sh']);
});

test.each([
  ['yml', 'yaml', true],
  ['{.YAML}', 'yml', true],
  ['sh', 'bash', true],
  ['docker', 'dockerfile', true],
  ['promql', 'PromQL', true],
  ['promql', 'prometheus', true],
  ['promql', 'text', false],
  ['8sh', '9sh', false],
  ['yaml', 'json', false],
  ['', 'text', false],
])('```%s and %s are one language: %s', (one, other, same) => {
  expect(isSameLanguage(one, other)).toBe(same);
});
