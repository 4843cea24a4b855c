import { describe, expect, test } from 'vitest';
import { findSecrets } from '../../../src/checks/secrets.ts';
import { graphOf } from '../pipeline.ts';

/** In two parts, so that no scanner takes this file for a leak. */
const secret = (kind: string, rest: string): string => kind + rest;
const GITHUB = secret('ghp', '_q7Wer2Tyu9Iop4Lkj3Hgf6Dsa1Zxc8Vbn5Mq');
const SLACK = secret('https://hooks.slack', '.com/services/T02Q7WERT/B03YUI9OP/q7Wer2Tyu9Iop4Lkj3Hgf6Ds');
const DATABASE = secret('postgres://shop:', 'q7Wer2Tyu9@db.shop.internal:5432/shop');
const AWS = secret('aws_secret_access_key = ', 'q7Wer2Tyu9Iop4Lkj3Hgf6Dsa1Zxc8Vbn5Mq0Wer');
const KEY_BODY = `MIIEpAIBAAKCAQEA${'q7Wer2Tyu9Iop4Lkj3Hgf6Dsa1Zxc8Vb'.repeat(6)}AAAAAAAAAA`;
const KEY = ['RSA PRIVATE KEY', KEY_BODY].map((part, n) =>
  n === 0 ? secret('-----BEGIN ', `${part}-----`) : part,
);
const PRIVATE = `${KEY.join('\n')}\n${secret('-----END ', 'RSA PRIVATE KEY-----')}`;

async function secretsIn(text: string) {
  return findSecrets(graphOf({ 'a.md': '# A', 'b.md': text, 'c.md': '# C' }));
}

describe('secrets', () => {
  test.each<[name: string, value: string]>([
    ['a token', GITHUB],
    ['a webhook', SLACK],
    ['a password in an address', DATABASE],
    ['a key of AWS', AWS],
    ['a private key', PRIVATE],
  ])('%s, at its place, and never printed', async (_name, value) => {
    const found = await secretsIn(`# B\n\n- b: \`${value}\`\n`);
    expect(found).toHaveLength(1);
    const [{ id, file, line, column, levels, message, hint } = {} as never] = found;
    expect({ id, file, line, column }).toEqual({ id: 'code/secret', file: 'b.md', line: 3, column: 7 });
    expect(levels).toEqual({ strict: 'error', lenient: 'error' });
    for (let start = 0; start + 5 <= value.length; start++) {
      const part = value.slice(start, start + 5);
      if (/\d/.test(part)) expect(`${message} ${hint}`).not.toContain(part);
    }
  });

  test('in frontmatter and code, each', async () => {
    const text = `---\nsummary: ${GITHUB}\n---\n\n\`\`\`bash\nexport TOKEN=${GITHUB}\n\`\`\`\n`;
    const places = (await secretsIn(text)).map(({ line, column }) => [line, column]);
    expect(places).toEqual([
      [2, 10],
      [6, 14],
    ]);
  });

  test('a comment of the linter does not wave one through', async () => {
    expect(await secretsIn(`<!-- secretlint-disable -->\n\n${GITHUB}\n`)).toHaveLength(1);
  });
});

describe('no secrets', () => {
  test.each<[name: string, text: string]>([
    [
      'placeholders',
      'https://ada:<password>@example.com https://$USER:$PASSWORD@db.shop.io postgres://a:{{ b }}@c/d',
    ],
    [
      'an example',
      secret('https://hooks.slack', '.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX'),
    ],
    ['a documented example', 'AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['what is masked', secret('ghp', `_${'*'.repeat(36)}`)],
    ['a hash', 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['half a key', `${KEY[0]}\n...\n`],
  ])('%s', async (_name, text) => {
    expect(await secretsIn(text)).toEqual([]);
  });

  test('what begins in one file and ends in the next', async () => {
    const [begin = '', end = ''] = PRIVATE.split(/\n(?=-----END)/);
    expect(await findSecrets(graphOf({ 'a.md': begin, 'b.md': end }))).toEqual([]);
  });

  test('no pages', async () => {
    expect(await findSecrets(graphOf({ 'a.txt': GITHUB }))).toEqual([]);
  });
});
