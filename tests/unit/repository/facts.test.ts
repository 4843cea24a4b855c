import { describe, expect, test } from 'vitest';
import { webAddress } from '../../../src/repository/facts.ts';

describe('the web address of a remote', () => {
  test.each([
    ['git@github.com:team/ops.git', 'https://github.com/team/ops'],
    ['https://github.com/team/ops.git', 'https://github.com/team/ops'],
    ['https://token@gitlab.example.com/group/sub/ops', 'https://gitlab.example.com/group/sub/ops'],
    ['ssh://git@git.example.com:2222/team/ops.git', 'https://git.example.com/team/ops'],
    ['git@bitbucket.org:team/ops', 'https://bitbucket.org/team/ops'],
    ['https://ada:secret@git.example.com/team/ops.git', 'https://git.example.com/team/ops'],
    ['https://ada:se:cr:et@git.example.com:8443/team/ops', 'https://git.example.com/team/ops'],
    ['https://:secret@git.example.com/team/ops', 'https://git.example.com/team/ops'],
    ['https://ada.b:se/cret@git.example.com/team/ops', undefined],
    ['https://ada.b:secret/@git.example.com/team/ops', undefined],
    ['https://ada:se@cret@git.example.com/team/ops', undefined],
    ['https://git.example.com/team/ops?private_token=secret', undefined],
    ['https://git.example.com/team/ops#secret', undefined],
    ['https://git.example.com/ada:secret@git.example.com/ops', undefined],
    ['ada.b:secret@git.example.com:team/ops', undefined],
    ['https://dev.azure.com/team/Our%20Ops/_git/ops', 'https://dev.azure.com/team/Our%20Ops/_git/ops'],
    ['git@git.example.com:/srv/ops.git', 'https://git.example.com/srv/ops'],
    ['git.example.com:~ada/ops.git', 'https://git.example.com/~ada/ops'],
    ['ssh://localhost/ops', 'https://localhost/ops'],
    ['ext::sh -c evil.example/x', undefined],
    ['javascript:alert.a/b', undefined],
    ['/srv/git/ops.git', undefined],
    ['../ops', undefined],
    ['', undefined],
  ])('%s', (remote, address) => {
    expect(webAddress(remote)).toBe(address);
  });
});
