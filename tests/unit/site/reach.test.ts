import { expect, test } from 'vitest';
import { reachUrl } from '../../../src/site/contacts.ts';

test.each<[reach: string, url: string | undefined]>([
  ['+44 20 7946 0000', 'tel:+442079460000'],
  ['(020) 7946-0000', 'tel:02079460000'],
  ['tel:+44 20 7946 0000', 'tel:+442079460000'],
  ['ada@example.com', 'mailto:ada@example.com'],
  ['mailto:ada@example.com', 'mailto:ada@example.com'],
  ['https://oncall.example.com/backend', 'https://oncall.example.com/backend'],
  ['#backend-oncall', undefined],
  ['Slack: #alerts', undefined],
  ['112', undefined],
  ['mailto:ada@example.com?bcc=x@example.com', undefined],
  ['javascript:alert(1)', undefined],
  ['https://a.example b', undefined],
])('%s', (reach, url) => {
  expect(reachUrl(reach)).toBe(url);
});
