import { expect, test } from 'vitest';
import { looseAddress } from '../../../src/shared/loose-address.ts';

test.each([
  ['alerts/KubeHpaMaxedOut/', 'alerts/kubehpamaxedout'],
  ['/Alerts//kube-hpa_maxed%20out.html', 'alerts/kubehpamaxedout'],
  ['alerts/KubeHpaMaxedOut/index.html', 'alerts/kubehpamaxedout'],
  ['alerts/index', 'alerts/index'],
  ['alerts/%E0%A4%A', 'alerts/e0a4a'],
  ['alerts/Überlast', 'alerts/überlast'],
  ['alerts/U\u0308berlast', 'alerts/überlast'],
  ['//evil.example/', 'evilexample'],
  ['', ''],
])('%s is loosely %s', (address, loose) => {
  expect(looseAddress(address)).toBe(loose);
});
