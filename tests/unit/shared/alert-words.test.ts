import { expect, test } from 'vitest';
import { readable } from '../../../src/shared/alert-words.ts';

test.each([
  ['Pod {{ $labels.namespace }}/{{$labels.pod}} is slow', 'Pod <namespace>/<pod> is slow'],
  ['{{- $value | humanizePercentage -}} of requests', '<value> of requests'],
  ['{{ printf "%.2f" $value }}% failed', '<value>% failed'],
  ['{{ .Labels.job }}: {{ .Value }}', '<job>: <value>'],
  ['{{ with $labels.cluster -}} on {{ . }} {{- end }}\n  now', '… on … … now'],
  ['{{ never closed', '{{ never closed'],
])('%s reads %s', (annotation, words) => {
  expect(readable(annotation)).toBe(words);
});
