import { expect, test } from 'vitest';
import type { Repository } from '../../../src/repository/facts.ts';
import { newFileUrl, sourceOf } from '../../../src/site/repository.ts';
import type { Site } from '../../../src/site/site.ts';

function at(url: string, prefix = 'docs/content/'): Site {
  const repository: Repository = { url, branch: 'feature/x', prefix };
  return { repository } as Site;
}

test.each([
  [
    'https://github.com/o/r',
    'rules/a b.yaml',
    7,
    'https://github.com/o/r/blob/feature/x/docs/content/rules/a%20b.yaml#L7',
  ],
  [
    'https://gitlab.example.com/o/r',
    'x.md',
    undefined,
    'https://gitlab.example.com/o/r/-/blob/feature/x/docs/content/x.md',
  ],
  [
    'https://github.com/o/r',
    '../../rules/a.yaml',
    1,
    'https://github.com/o/r/blob/feature/x/rules/a.yaml#L1',
  ],
  ['https://github.com/o/r', '../../../rules/a.yaml', 1, undefined],
])('at %s, %s is shown at its host', (url, file, line, viewUrl) => {
  expect(sourceOf(at(url), file, line).viewUrl).toBe(viewUrl);
});

test.each([
  [
    'https://github.com/o/r',
    'https://github.com/o/r/new/feature/x?filename=docs%2Fcontent%2Frunbooks%2Fa.md&value=%23+A%0A',
  ],
  [
    'https://gitlab.com/o/r',
    'https://gitlab.com/o/r/-/new/feature/x?file_name=docs%2Fcontent%2Frunbooks%2Fa.md&content=%23+A%0A',
  ],
])('at %s a new file is begun with its text', (url, expected) => {
  expect(newFileUrl(at(url), 'runbooks/a.md', '# A\n')).toBe(expected);
});
