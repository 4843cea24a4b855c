/**
 * Names that mean the same: as placeholders are written, and as labels of alerts are spelt. The first is the one under which a
 * value is kept; of several labels of an address the one that comes first here is taken.
 *
 * `job` is what Prometheus scrapes and no Job of Kubernetes, and `service` and `instance` may be the exporter's: a value from
 * the address is shown to the reader before it counts.
 */
const SPELLINGS: readonly (readonly string[])[] = [
  ['namespace', 'exported-namespace', 'kube-namespace', 'kubernetes-namespace', 'k8s-namespace', 'ns'],
  ['pod', 'exported-pod', 'kube-pod', 'kubernetes-pod', 'k8s-pod'],
  ['container', 'exported-container'],
  ['node', 'exported-node', 'kubernetes-node', 'k8s-node'],
  ['deployment', 'deploy'],
  ['statefulset', 'stateful-set', 'sts'],
  ['daemonset', 'daemon-set', 'ds'],
  ['hpa', 'horizontalpodautoscaler', 'horizontal-pod-autoscaler'],
  ['persistentvolumeclaim', 'pvc', 'claim'],
  ['persistentvolume', 'pv'],
  ['service', 'exported-service', 'svc'],
  ['host', 'hostname'],
  ['cluster', 'k8s-cluster', 'kube-cluster'],
  ['database', 'datname', 'db', 'dbname'],
  ['alert', 'alertname'],
  ['env', 'environment'],
];

const KEYS = new Map(SPELLINGS.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** What of a name stays whatever the case and the joints: `POD_NAME` and `pod-name` are one. */
export function plainName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** What people write around a name: `<my-namespace>`, `<value of instance label from alert>`. */
const AROUND = /^(?:(?:value-of-)?(?:the-)?(.+?)-label(?:-from-(?:the-)?alert)?|(?:my|your|the)-(.+))$/;

/** The name under which a value is kept: one for `pod`, `pod-name`, `POD_NAME`, `my-pod` and `exported_pod`. */
export function keyOfName(name: string): string {
  const whole = plainName(name);
  const [, label, own] = AROUND.exec(whole) ?? [];
  const plain = label ?? own ?? whole;
  // A Job of Kubernetes is no `job` of Prometheus.
  const short = plain === 'job-name' ? plain : plain.replace(/-name$/, '');
  return KEYS.get(plain) ?? KEYS.get(short) ?? short;
}

/** How an author ends the names of variables. */
const OWN_ENDING = /_(?:name|id|ip|point|device|label|value|reason|message|title|comment|date|number)$/i;

/**
 * Whether a variable of this name is an author's own: it ends as those do, or names what alerts have labels for. Any other may
 * mean something to a shell or a program.
 *
 * @example 'POD_NAME', 'NODE' → true; 'PATH', 'X' → false
 */
export function isOwnName(variable: string): boolean {
  return OWN_ENDING.test(variable) || KEYS.has(keyOfName(variable));
}

/** The labels of an address that give the value of a key, the best first. */
export function rankOfLabel(label: string): number {
  const plain = plainName(label);
  const names = SPELLINGS.find(([first]) => first === keyOfName(label)) ?? [];
  const rank = names.indexOf(plain);
  return rank === -1 ? names.length : rank;
}
