import { describe, expect, test } from 'vitest';
import { webAddress } from '../../../src/integration/git.ts';

describe('the web address of a remote', () => {
  test.each([
    ['git@github.com:team/ops.git', 'https://github.com/team/ops'],
    ['https://github.com/team/ops.git', 'https://github.com/team/ops'],
    ['https://token@gitlab.example.com/group/sub/ops', 'https://gitlab.example.com/group/sub/ops'],
    ['ssh://git@git.example.com:2222/team/ops.git', 'https://git.example.com/team/ops'],
    ['git@bitbucket.org:team/ops', 'https://bitbucket.org/team/ops'],
    ['/srv/git/ops.git', undefined],
    ['../ops', undefined],
    ['', undefined],
  ])('%s', (remote, address) => {
    expect(webAddress(remote)).toBe(address);
  });
});
