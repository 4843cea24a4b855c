import { describe, expect, test } from 'vitest';
import { globMatcher, isGlob, pathPatterns, subtreeMatcher } from '../../../src/shared/glob.ts';

describe('globMatcher', () => {
  test.each<[glob: string, matches: string[], others: string[]]>([
    ['a.md', ['a.md'], ['b/a.md', 'a.mdx', 'A.md']],
    ['*.md', ['a.md', '.md', '.a.md'], ['a/b.md', 'a.mdx']],
    ['**/*.md', ['a.md', 'a/b.md', 'a/b/c.md'], ['a.png']],
    ['a/**', ['a', 'a/b', 'a/b/c'], ['b/a', 'ab']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/b/c', 'b']],
    ['**', ['a', 'a/b'], []],
    ['**/a/**/b/**', ['a/b', 'x/a/y/b/z', 'a/a/b/b'], ['b/a', 'a']],
    ['a?c', ['abc', 'a🔥c'], ['ac', 'a/c']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
    ['[!a-c]x', ['dx'], ['ax', 'x']],
    ['[^]]x', ['ax'], [']x']],
    ['[x', ['[x'], ['x']],
    ['{a,b}/*.{md,txt}', ['a/x.md', 'b/x.txt'], ['c/x.md', 'a/x.png']],
    ['{a,b/{c,d}}.md', ['a.md', 'b/c.md', 'b/d.md'], ['b.md']],
    ['@(a|b).md', ['a.md', 'b.md'], ['c.md']],
    ['a?(b)c', ['abc', 'ac'], ['abbc']],
    ['\\*.md', ['*.md'], ['a.md']],
    ['./a/', ['a'], ['a/b']],
    ['/a', ['a'], ['b/a']],
    ['!a/**', ['b', 'b/a'], ['a', 'a/b']],
    ['*a*b', ['ab', 'xaxb', 'aabab'], ['ba', 'abc']],
    ['', [], ['', 'a']],
  ])('%s', (glob, matches, others) => {
    const isMatch = globMatcher([glob]);
    expect(matches.filter((file) => !isMatch(file))).toEqual([]);
    expect(others.filter(isMatch)).toEqual([]);
  });

  test.each(['+(a|b)', '!(a)', '*(a)', 'a'.repeat(501), '*a'.repeat(21), '{a,b}'.repeat(7)])(
    '%s is refused and matches nothing',
    (glob) => {
      expect(isGlob(glob)).toBe(false);
      expect(globMatcher([glob])('a')).toBe(false);
    },
  );

  test('the worst glob that is allowed looks at no letter more often than the glob has stars', () => {
    const isMatch = globMatcher([`${'*a'.repeat(20)}*b`.replace('*', '')]);
    expect(isMatch('a'.repeat(100_000))).toBe(false);
  });
});

test.each(['a', 'a/', './a', 'a/**'])('subtreeMatcher: %s', (glob) => {
  const isMatch = subtreeMatcher([glob]);
  expect(['a', 'a/b', 'a/b/c', 'b/a', 'ab'].filter(isMatch)).toEqual(['a', 'a/b', 'a/b/c']);
});

test.each<[glob: string, base: string, reached: string[]]>([
  ['../x/*/y.yaml', '../x', ['../x/a']],
  ['**/y.yaml', '', ['a', 'a/b', '../x/a']],
  ['a/y.yaml', 'a', ['a']],
])('what %s may walk', (glob, base, reached) => {
  const [pattern] = pathPatterns(glob);
  expect(pattern?.base).toBe(base);
  expect(['a', 'a/b', '../x/a', '../x/a/b'].filter((folder) => pattern?.reaches(folder))).toEqual(
    glob.startsWith('**') ? ['a', 'a/b', '../x/a', '../x/a/b'] : reached,
  );
});
