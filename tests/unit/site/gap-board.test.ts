import { describe, expect, test } from 'vitest';
import { boardUrl, gapBoard, type GapBoardPage } from '../../../src/kinds/gaps/board.ts';
import type { Files } from '../tree.ts';
import { siteOf } from './site.ts';

function board(files: Files): GapBoardPage {
  return gapBoard(siteOf(files), undefined, 'Intro');
}

const gap = (title: string, fields: string): string => `---\ntitle: ${title}\n${fields}\n---\n`;

const FILES: Files = {
  'gaps/a.md': gap('A', 'priority: P2\nservices: [shop]\ncategory: security\nphases: [shop/7]'),
  'gaps/b.md': gap('B', 'priority: P0\nservices: [Shop, db]'),
  'gaps/c.md': gap('C', 'priority: fairly urgent'),
  'gaps/d.md': gap('D', 'blocks: [shop/7]\ncategory: testing'),
  'gaps/e.md': gap('E', 'priority: P0\nwaits_for: { text: x, since: 2026-11-01, within: 2d }'),
  'gaps/f.md': gap('F', 'priority: P2\nverdict: { is: not-a-gap, evidence: [It is there.] }'),
  'gaps/g.md': gap('G', 'priority: P2\ndraft: true'),
  'gaps/README.md': '# All of them\n\nText.\n',
  'phases/shop/7.md': '---\ntitle: Phase 7\nobjectives: [{ text: x, gaps: [b] }]\n---\n',
  'phases/shop/8.md': '# Phase 8',
};

describe('the board of gaps', () => {
  test('has a column for each state that occurs, and a row for each priority, the gravest first', () => {
    const { columns, counts } = board(FILES);
    expect(
      columns.map(({ id, count, cells }) => [
        id,
        count,
        cells.map(({ priority, gaps }) => `${priority.label}: ${gaps.map(({ label }) => label).join()}`),
      ]),
    ).toEqual([
      ['open', 4, ['P0: B', 'P2: A', 'fairly urgent: C', 'no priority: D']],
      ['waiting', 1, ['P0: E', 'P2: ', 'fairly urgent: ', 'no priority: ']],
    ]);
    expect(counts).toBe('6 gaps: 4 open, 1 waiting, 1 rejected; 1 overdue');
  });

  test('says what is overdue, and by how much', () => {
    const gaps = board(FILES).columns.flatMap(({ cells }) => cells.flatMap((cell) => cell.gaps));
    expect(gaps.filter(({ overdueBy }) => overdueBy !== '')).toMatchObject([
      { label: 'E', overdueBy: '17d' },
    ]);
  });

  test('keeps what was rejected, with its evidence', () => {
    expect(board(FILES).rejected).toMatchObject([{ label: 'F', evidence: [{ text: 'It is there.' }] }]);
  });

  test('filters by what the gaps say, where there is a choice', () => {
    const { filters, columns } = board(FILES);
    expect(filters.map(({ name, options }) => [name, ...options.map(({ value }) => value)])).toEqual([
      ['priority', 'P0', 'P2', 'fairly-urgent', 'none'],
      ['service', 'db', 'shop'],
      ['category', 'security', 'testing'],
    ]);
    const words = columns[0]?.cells.flatMap(({ gaps }) => gaps.map(({ label, is }) => `${label} ${is}`));
    expect(words).toEqual([
      'B priority:P0 service:shop service:db phase:shop/7',
      'A priority:P2 service:shop category:security phase:shop/7',
      'C priority:fairly-urgent',
      'D priority:none category:testing phase:shop/7',
    ]);
    expect(boardUrl(siteOf(FILES), { phase: 'shop/7', priority: 'fairly urgent' })).toBe(
      '/ops/gaps/?phase=shop%2F7&priority=fairly-urgent',
    );
  });

  test('holds no more rows and gaps than its page can carry', () => {
    const many = Array.from({ length: 520 }, (_, n) => [
      `gaps/n${n}.md`,
      gap(`N${n}`, n < 5 ? 'priority: P0\nwaits_for: x' : `priority: urgent ${n % 12}`),
    ]);
    const { columns, rest } = board(Object.fromEntries(many) as Files);
    expect(columns.map(({ id, count, cells }) => [id, count, cells.length])).toEqual([['open', 500, 8]]);
    expect(columns[0]?.cells.flatMap(({ gaps }) => gaps)).toHaveLength(500);
    expect(rest).toEqual({ label: 'all 520 by title', url: '/ops/gaps/~all/' });
  });
});
