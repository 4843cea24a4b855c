import { describe, expect, test } from 'vitest';
import { graphOf, rowsOf } from '../pipeline.ts';

function adopted(rules: string, file: string, text = '# Redis is down') {
  const { entries } = graphOf({ 'handrail.yaml': `adopt:\n${rules}`, [file]: text }).content;
  const [entry] = entries;
  return entry && [entry.kind, entry.services.join(), entry.alerts.join()];
}

describe('adopt', () => {
  test.each([
    ['- { from: sre/**, as: runbooks }', 'sre/a/b.md', ['runbooks', 'sre', '']],
    ['- { from: sre, as: runbooks }', 'sre/a/b.md', ['runbooks', 'sre', '']],
    ['- { from: ./sre/, as: runbooks }', 'sre/b.md', ['runbooks', 'sre', '']],
    ['- { from: sre, service: folder }', 'sre/redis/b.md', ['guides', 'redis', '']],
    ['- { from: sre, service: cache }', 'sre/redis/b.md', ['guides', 'cache', '']],
    ['- { from: sre, service: none }', 'sre/redis/b.md', ['guides', '', '']],
    ['- { from: a, as: runbooks, alert: filename }', 'a/redis-down.md', ['runbooks', 'a', 'redis-down']],
    ['- { from: a, as: runbooks, alert: title }', 'a/b.md', ['runbooks', 'a', 'Redis is down']],
    ['- { from: a/b, as: guides }\n- { from: a, as: runbooks, service: x }', 'a/b/c.md', ['guides', 'x', '']],
    ['- { from: a, service: x }\n- { from: a, as: runbooks }', 'a/b.md', ['runbooks', 'x', '']],
    ['- { from: runbooks, as: troubleshooting }', 'runbooks/a.md', ['troubleshooting', '', '']],
  ])('%s: %s', (rules, file, expected) => {
    expect(adopted(rules, file)).toEqual(expected);
  });

  test('what looks like an alert’s page answers none where that is said', () => {
    const text = '# RedisDown\n\n## Meaning\n\n## Impact';
    expect(adopted('- { from: "**", alert: none }', 'RedisDown.md', text)?.[2]).toBe('');
  });

  test('what a page says itself goes first', () => {
    const text = '---\nkind: incidents\nservices: [own]\n---\n# A';
    expect(adopted('- { from: "**", as: runbooks, service: x }', 'a.md', text)).toEqual([
      'incidents',
      'own',
      '',
    ]);
  });

  test('holds in a strict tree, too', () => {
    const settings = 'strict: true\nadopt:\n  - { from: a, as: runbooks, service: folder }\n';
    const { entries } = graphOf({ 'handrail.yaml': settings, 'a/b.md': '# A' }).content;
    expect([entries[0]?.kind, entries[0]?.services]).toEqual(['runbooks', ['a']]);
  });
});

const rowsWith = (rules: string) => rowsOf({ 'handrail.yaml': `adopt:\n${rules}`, 'a.md': '# A' });

test.each([
  ['a rule that no page matches', '  - { from: gone/**, as: runbooks }', 13],
  ['a kind that there is not', '  - { from: a.md, as: novels }', 3],
])('%s', (_name, rules, column) => {
  expect(rowsWith(rules)).toEqual([['handrail.yaml', 2, column, 'settings/invalid']]);
});
