import { expect, test } from 'vitest';
import type { Repository } from '../../../src/shared/code-host.ts';
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

const HOSTS = {
  'https://bitbucket.org/acme/mono': [
    '/src/trunk/docs/a%20b%23.md#lines-7',
    '/src/trunk/docs/a%20b%23.md?mode=edit',
  ],
  'https://bitbucket.example.com/projects/OPS/repos/mono': [
    '/browse/docs/a%20b%23.md?at=refs%2Fheads%2Ftrunk#7',
    undefined,
  ],
  'https://dev.azure.com/acme/shop/_git/mono': [
    '?path=/docs/a%20b%23.md&version=GBtrunk&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1&lineStyle=plain',
    '?path=/docs/a%20b%23.md&version=GBtrunk',
  ],
  'https://codeberg.org/acme/mono': [
    '/src/branch/trunk/docs/a%20b%23.md?display=source#L7',
    '/_edit/trunk/docs/a%20b%23.md',
  ],
  'https://forgejo.example.com/acme/mono': [
    '/src/branch/trunk/docs/a%20b%23.md?display=source#L7',
    '/_edit/trunk/docs/a%20b%23.md',
  ],
  'https://git.sr.ht/~ada/mono': ['/tree/trunk/item/docs/a%20b%23.md#L7', undefined],
} as const;

test.each(Object.entries(HOSTS))('%s has addresses of its own', (url, [view, edit]) => {
  const repository: Repository = { url, branch: 'trunk', prefix: 'docs/' };
  const { viewUrl, editUrl } = sourceOf({ repository }, 'a b#.md', 7);
  expect([viewUrl, editUrl]).toEqual([url + view, edit && url + edit]);
});

test.each<[what: string, repository: Repository, view: string | undefined, edit: string | undefined]>([
  ['an unknown host', { url: 'https://git.example.com/o/r', branch: 'main' }, undefined, undefined],
  [
    'an unknown branch',
    { url: 'https://github.com/o/r' },
    'https://github.com/o/r/blob/HEAD/x/a.md?plain=1#L2',
    undefined,
  ],
  [
    'patterns',
    {
      branch: 'main',
      view: 'https://git.example.com/{branch}/{path}#n{line}',
      edit: 'https://e.example/{path}',
    },
    'https://git.example.com/main/x/a.md#n2',
    'https://e.example/x/a.md',
  ],
  [
    'a submodule',
    {
      url: 'https://github.com/o/outer',
      branch: 'main',
      prefix: 'docs/',
      modules: [
        { folder: 'x/', repository: { url: 'https://gitlab.com/o/inner', branch: 'dev', prefix: '' } },
      ],
    },
    'https://gitlab.com/o/inner/-/blob/dev/a.md?plain=1#L2',
    'https://gitlab.com/o/inner/-/edit/dev/a.md',
  ],
  [
    'a submodule without a known remote',
    { url: 'https://github.com/o/outer', branch: 'main', modules: [{ folder: 'x/', repository: undefined }] },
    undefined,
    undefined,
  ],
])('%s', (_, repository, viewUrl, editUrl) => {
  const source = sourceOf({ repository }, 'x/a.md', 2);
  expect([source.viewUrl, source.editUrl]).toEqual([viewUrl, editUrl]);
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
