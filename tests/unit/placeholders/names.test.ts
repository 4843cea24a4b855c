import { expect, test } from 'vitest';
import { keyOfName, rankOfLabel } from '../../../src/placeholders/names.ts';

test.each([
  [['pod', 'pod-name', 'pod_name', 'POD_NAME', 'podName', 'exported_pod', 'k8s-pod'], 'pod'],
  [
    ['namespace', 'ns', 'NAMESPACE', 'exported_namespace', 'k8s_namespace', 'kube-namespace-name'],
    'namespace',
  ],
  [
    ['instance', 'value of instance label from alert', '<instance label from alert>', 'your-instance'],
    'instance',
  ],
  [['hpa', 'hpa-name', 'horizontalpodautoscaler'], 'hpa'],
  [['job-name', 'job_name'], 'job-name'],
  [['job'], 'job'],
  [['source-pod'], 'source-pod'],
  [['Größe', 'größe'], 'größe'],
])('%j are one: %s', (names, key) => {
  expect(new Set(names.map(keyOfName))).toEqual(new Set([key]));
});

test('the plain label comes before the exporter’s', () => {
  expect(
    ['ns', 'exported_namespace', 'namespace'].toSorted((a, b) => rankOfLabel(a) - rankOfLabel(b)),
  ).toEqual(['namespace', 'exported_namespace', 'ns']);
});
