import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../../src/entries/parse.ts';
import { asWritten } from '../../../../src/schemas/types.ts';

function entry(front: string, file = 'guides/a.md', strict = false) {
  return parseEntry(`${front}\n\n# A\n`, file, { rootName: 'docs', strict });
}

const yaml = (fields: string) => `---\n${fields}\n---`;

describe('a field of another generator is read as ours', () => {
  test.each<[written: string, field: string, value: unknown, file?: string]>([
    ['last_reviewed_on: 2026-01-02', 'reviewed', '2026-01-02'],
    ['last_reviewed_on: 2026-01-02 10:00:00', 'reviewed', '2026-01-02'],
    ['last_review_date: 2026-01-02', 'reviewed', '2026-01-02'],
    ['last_reviewed_on: soon', 'reviewed', undefined],
    ['review_in: 6 months', 'review_every', '6 months'],
    ['review_in: when we can', 'review_every', undefined],
    ['expiration_in_days: 365', 'review_every', '365d'],
    ['expiration_in_days: 0', 'review_every', undefined],
    ['owner_slack: "#ops"', 'owner', '#ops'],
    ['owners: [ann, bob]', 'owner', 'ann, bob'],
    ['owner:\n  - https://github.com/orgs/acme/teams/team-a', 'owner', 'acme/team-a'],
    ['owner: platform\nowner_slack: "#ops"', 'owner', 'platform'],
    ['categories: [a, b]', 'tags', ['a', 'b']],
    ['published: false', 'draft', true],
    ['published: true', 'draft', undefined],
    ['weight: 20', 'order', 20],
    ['sidebar_position: 2', 'order', 2],
    ['nav_order: 3\norder: 1', 'order', 1],
    ['weight: heavy', 'order', undefined],
    ['weight: 20', 'order', undefined, 'runbooks/a.md'],
    ['alert: RedisDown', 'alerts', ['RedisDown'], 'runbooks/a.md'],
    [
      'runbook:\n  variables:\n    - name: CLUSTER\n    - { name: POD, description: Which, default: a }',
      'variables',
      [
        { name: 'CLUSTER', description: 'CLUSTER', type: 'text' },
        { name: 'POD', description: 'Which', default: 'a', type: 'text' },
      ],
      'runbooks/a.md',
    ],
    [
      'runbook:\n  dashboards:\n    - { name: Load, link: https://grafana.example/d/load }',
      'dashboards',
      [{ name: 'Load', url: 'https://grafana.example/d/load', link: 'https://grafana.example/d/load' }],
      'runbooks/a.md',
    ],
    ['slug: other', 'aliases', ['other']],
    ['slug: a', 'aliases', undefined],
    ['slug: /deep/other\naliases: [/old/]', 'aliases', ['/old/', '/deep/other']],
    ['permalink: /:categories/:title/', 'aliases', undefined],
    ['redirect_from: [/x/, /y/]', 'aliases', ['/x/', '/y/']],
    ['id: a-page', 'aliases', ['a-page']],
  ])('%j gives %s', (written, field, value, file) => {
    const { entry: found, findings } = entry(yaml(written), file);
    expect(asWritten((found.data as Record<string, unknown>)[field])).toEqual(value);
    expect(findings).toEqual([]);
  });
});

test('TOML says the same, and dates are days', () => {
  const { entry: found } = entry('+++\ntitle = "T"\nlast_review_date = 2026-01-02\nweight = 7\n+++');
  expect(found.title).toBe('T');
  expect(found.data).toMatchObject({ reviewed: { text: '2026-01-02' }, order: 7 });
  expect(found.inferred).toMatchObject({ reviewed: 'field last_review_date', order: 'field weight' });
});

test('a wrong value is told at the field that was written', () => {
  const written = yaml('runbook:\n  variables:\n    - name: "<x>"');
  const { findings } = entry(written, 'runbooks/a.md');
  expect(findings.map(({ id, line }) => [id, line])).toEqual([['schema/wrong-type', 4]]);
});

test('names in a list find the page', () => {
  const { entry: found } = entry(yaml('linkTitle: Short\nsidebar_label: Shorter'));
  expect(found.names).toEqual(['A', 'Short', 'Shorter'].slice(1));
});

test('a strict tree says it in our words, and is told which', () => {
  const { entry: found, findings } = entry(
    yaml('title: A\nsummary: s\nlast_reviewed_on: 2026-01-02'),
    'guides/a.md',
    true,
  );
  expect(found.data.reviewed).toBeUndefined();
  expect(findings.map(({ id, message }) => [id, message])).toEqual([
    ['schema/unknown-field', expect.stringContaining('last_reviewed_on')],
  ]);
  expect(findings[0]?.hint).toContain('reviewed');
});
