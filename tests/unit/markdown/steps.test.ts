import { describe, expect, test } from 'vitest';
import { bodyOf as pageOf } from '../pipeline.ts';

const bodyOf = (text: string, file = 'runbooks/a.md') => pageOf({ [file]: text }, { file, isRead: true });

const stepsOf = (text: string, file?: string) =>
  [...bodyOf(text, file).html.matchAll(/<(\w+)[^>]* data-step="([^"]*)"/g)].map(
    ([, tag, id]) => `${tag} ${id}`,
  );

describe('steps', () => {
  test.each([
    ['# A\n\n## Diagnosis\n\n1. Look\n2. Think\n', ['li look', 'li think']],
    ['# A\n\n## Diagnosis\n\n1. Think\n2. Look\n', ['li think', 'li look']],
    ['# A\n\n## How to fix\n\n### One\n\ntext\n\n### Two\n\ntext', ['h3 one', 'h3 two']],
    ['# A\n\n## Verification\n\nIt works.', ['h2 verification']],
    ['# A\n\n## Meaning\n\n1. This\n\n## Aftercare\n\n1. That', []],
    ['# A\n\n## Diagnosis\n\n1. Look\n\n## Mitigation\n\n1. Look\n', ['li look', 'li mitigation-look']],
    ['# A\n\n## Mitigation\n\n1. <a id="save"></a>Save the logs\n', ['li save']],
    ['# A\n\n## Mitigation\n\n1. Run:\n\n   ```sh\n   rm x\n   ```\n', ['li run']],
    ['# A\n\n## Mitigation\n\n- Not\n- ordered\n', ['h2 mitigation']],
  ])('of %j', (text, expected) => {
    expect(stepsOf(text)).toEqual(expected);
  });

  test('are those of runbooks only', () => {
    expect(stepsOf('# A\n\n## Diagnosis\n\n1. Look\n', 'guides/a.md')).toEqual([]);
  });
});

function printing(lines: number): string {
  return bodyOf(`# A\n\n\`\`\`console\n$ x\n${'y\n'.repeat(lines)}\`\`\`\n`).html;
}

test('output stands apart, folded where it is long', () => {
  expect(printing(2)).toContain('<div class="output"><p>Expected output</p><pre tabindex="0"><samp>');
  expect(printing(30)).toContain('<details class="output"><summary>Expected output, 30 lines</summary>');
  expect(printing(2)).toContain('<span class="line"><span class="prompt">$ </span>x</span>');
});

test('placeholders carry their name and place, in colours and in prose', () => {
  const { html, placeholders } = bodyOf(
    '# A\n\nRun `kubectl get <pod>` or `<other>`.\n\n```bash\nkubectl get "<pod>" # <pod>\n```\n',
  );
  expect(placeholders).toEqual(['pod']);
  expect(html).toContain(
    '<code>kubectl get <var data-key="pod" data-in="^bare">&lt;pod&gt;</var></code> or <code>&lt;other&gt;</code>',
  );
  expect(html).toContain('&quot;<var data-key="pod" data-in="^double">&lt;pod&gt;</var>&quot;');
  expect(html).toContain(
    '<span class="remark"># </span><span class="remark"><var data-key="pod" data-in="plain">',
  );
});
