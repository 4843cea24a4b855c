import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query.ts';

function wordsBy(weight: (weight: number) => boolean, text: string): string[] {
  const { phrases } = parseQuery(text);
  return phrases
    .filter((phrase) => weight(phrase.weight))
    .flatMap(({ words }) => words.filter(({ isCompound }) => isCompound !== true).map((word) => word.text));
}

describe('a pasted line', () => {
  test.each([
    ['a timestamp', '2026-03-02T04:11:09.123Z ERROR disk failed', '2026-03-02T04:11:09.123Z'],
    ['syslog’s date', 'Mar  2 04:11:09 db-1 postgres[41]: disk failed', 'Mar  2 04:11:09'],
    [
      'a UUID',
      'ERROR: request 7f6c1d2e-0a1b-4c3d-9e8f-001122334455 failed',
      '7f6c1d2e-0a1b-4c3d-9e8f-001122334455',
    ],
    ['a digest', 'ERROR: layer 9f86d081884c7d65 failed: again', '9f86d081884c7d65'],
    ['a pointer', 'panic: runtime error: 0xc000123abc failed', '0xc000123abc'],
    ['an address with its port', 'ERROR: dial tcp 10.1.2.3:5432: failed', '10.1.2.3:5432'],
  ])('has %s set aside', (_name, line, noise) => {
    const question = parseQuery(line);
    expect(question.isPaste).toBe(true);
    expect(question.ignoredTokens).toContain(noise);
    const words = question.phrases.flatMap((phrase) => phrase.words.map(({ text }) => text));
    expect(words).toContain('failed');
    expect(noise.split(/\W+/).filter((part) => words.includes(part))).toEqual([]);
  });

  test('loses its colours', () => {
    expect(parseQuery('\u001b[31mERROR\u001b[0m: disk failed: x').lines).toEqual(['ERROR : disk failed: x']);
  });

  test('of a structured log is its message first, and what stands around it less', () => {
    const line =
      'ts=2026-01-01T00:00:00Z level=error component="scrape manager" msg="Error reading file" path=/opt/rules.yml';
    expect(wordsBy((weight) => weight === 1, line)).toEqual(['Error', 'reading', 'file']);
    expect(wordsBy((weight) => weight < 1, line)).toEqual(['scrape', 'manager', 'opt', 'rules', 'yml']);
  });

  test('of JSON is read the same way', () => {
    const line = '{"level":"warn","time":"2026-01-01T00:00:00Z","msg":"Recv failed","agent":"north"}';
    expect(wordsBy((weight) => weight === 1, line)).toEqual(['Recv', 'failed']);
  });
});

test('what is typed keeps its numbers', () => {
  const { isPaste, phrases } = parseQuery('502 from port 10249');
  expect(isPaste).toBe(false);
  expect(phrases.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(['502', 'port', '10249']);
});

test.each([
  ['ten megabytes in one line', 'a{"b":['.repeat(1_500_000)],
  ['a million brackets', '['.repeat(1_000_000)],
  ['a million quotes', '"a":'.repeat(300_000)],
  ['a million equal signs', '='.repeat(1_000_000)],
  ['a hundred thousand lines', 'x=1 ERROR y failed\n'.repeat(100_000)],
  ['digits and letters without end', 'a1'.repeat(500_000)],
  ['an escape that never ends', '\u001b['.repeat(400_000)],
])('%s is cut to what a query may have', (_name, text) => {
  const { lines, phrases } = parseQuery(text);
  expect(lines.length).toBeLessThanOrEqual(60);
  expect(new Set(phrases.flatMap(({ words }) => words.map(({ term }) => term))).size).toBeLessThanOrEqual(28);
});

describe('a stack trace', () => {
  test.each([
    [
      'Python',
      'Traceback (most recent call last):\n  File "/usr/local/lib/python3.12/site-packages/app/worker.py", line 41, in run\n    result = handler.execute(job)\n             ^^^^^^^^^^^^^^^^^^^^\n  File "/app/db.py", line 9, in execute\n    return pool.acquire()\npsycopg.OperationalError: connection pool exhausted',
      ['psycopg.OperationalError: connection pool exhausted'],
    ],
    [
      'Java',
      'Exception in thread "main" java.lang.IllegalStateException: Cannot start\n\tat com.acme.Server.start(Server.java:41)\n\tat com.acme.Main.main(Main.java:7)\nCaused by: java.net.BindException: Address already in use\n\tat sun.nio.ch.Net.bind0(Native Method)\n\t... 12 more',
      ['java.lang.IllegalStateException: Cannot start', 'java.net.BindException: Address already in use'],
    ],
    [
      'Go',
      'panic: runtime error: invalid memory address or nil pointer dereference\n\ngoroutine 1 [running]:\nmain.(*Server).Serve(0xc000010000, {0x0, 0x0})\n\t/src/server.go:88 +0x1d\nmain.main()\n\t/src/main.go:12 +0x25\nexit status 2',
      ['panic: runtime error: invalid memory address or nil pointer dereference'],
    ],
    [
      'Node',
      'TypeError: Cannot read properties of undefined\n    at Queue.next (/app/node_modules/bull/lib/queue.js:41:7)\n    at async file:///app/main.mjs:3:1\n    at node:internal/process/task_queues:95:5',
      ['TypeError: Cannot read properties of undefined'],
    ],
    [
      '.NET',
      'Unhandled exception. System.InvalidOperationException: Sequence contains no elements\n   at System.Linq.ThrowHelper.ThrowNoElementsException()\n   at Acme.Jobs.Run(String name) in /src/Jobs.cs:line 12\n   --- End of inner exception stack trace ---',
      ['System.InvalidOperationException: Sequence contains no elements'],
    ],
    [
      'Rust',
      "thread 'main' panicked at src/main.rs:10:5:\nfailed to bind socket\nstack backtrace:\n   0: rust_begin_unwind\n             at /rustc/abc/library/std/src/panicking.rs:5:5\n   1: core::panicking::panic_fmt\nnote: Some details are omitted",
      ['failed to bind socket'],
    ],
    [
      'Ruby',
      "/app/lib/worker.rb:12:in 'call': no implicit conversion of nil (TypeError)\n\tfrom /app/lib/worker.rb:8:in 'run'\n\tfrom bin/start:3",
      ['no implicit conversion of nil (TypeError)'],
    ],
  ])('of %s is read without its frames', (_name, text, lines) => {
    expect(parseQuery(text).lines).toEqual(lines);
  });

  test('weighs the error more than what was logged around it', () => {
    const text =
      'worker picked up job\nTraceback (most recent call last):\n  File "/app/db.py", line 9, in execute\n    return acquire()\nValueError: bad lease';
    expect(wordsBy((weight) => weight === 1, text)).toContain('lease');
    expect(wordsBy((weight) => weight < 1, text)).toEqual(['worker', 'picked', 'up', 'job']);
  });

  test('is not a numbered list or prose', () => {
    const text = '1: stop the queue\n2: drain it\nat night the pods restart';
    expect(parseQuery(text).lines).toHaveLength(3);
  });
});

test.each([
  ['ERROR: container exited with code 137 after 20s', '137'],
  ['ERROR: upstream returned HTTP 503 in 12ms', '503'],
  ['ERROR: open failed: errno=28', '28'],
])('%s keeps its code', (line, code) => {
  expect(wordsBy(() => true, line)).toContain(code);
});
