import { splitWords, type Word } from './words.ts';

/**
 * What people in operations mean by the same: in each group, one means the other. Kept to what holds in any team; a team adds
 * its own as `glossary` in `handrail.yaml`.
 */
const COMMON = `
oom, out of memory, oomkilled, memory exhausted
memory, ram, heap
cpu, processor
disk, volume, filesystem, storage
disk full, no space left, enospc, out of disk space, disk pressure
full, exhausted, saturated, used up, no space left
saturation, exhaustion, overload
certificate, cert, tls, ssl, x509
expired, expiring, expiration, expiry
lag, behind, delay, late, backlog
lagging, falling behind, cannot keep up
backlog, queue, pile up, piling up
slow, latency, sluggish, takes long, high response time
timeout, timed out, deadline exceeded
down, unreachable, unavailable, not running, offline, outage
up, running, available
crash loop, crashlooping, crashloopbackoff, keeps restarting, keeps crashing, restart loop
crash, panic, segfault, core dump, dies
restart, reboot, recycle
hang, hung, stuck, frozen, wedged, blocked, stalled
stuck, not progressing, pending
flapping, bouncing, unstable, oscillating, up and down
throttled, throttling, rate limited, rate limit, too many requests, 429
quota, limit, cap
limit reached, quota exceeded, maximum reached, at maximum, maxed out
overcommit, not enough headroom, not enough capacity
capacity, headroom
rejected, refused, denied, dropped, terminated
connection refused, econnrefused
permission denied, forbidden, 403, unauthorized, not authorized, eacces
unauthenticated, 401, authentication failed, login failed
not found, missing, absent, gone, 404
internal server error, 500, 5xx
bad gateway, 502
service unavailable, 503
gateway timeout, 504
error, failure, fault
fail, failing, failed
mismatch, inconsistent, out of sync, differs, drift
diff, drift, unexpected change, changes
wrong, invalid, bad, broken, malformed
config, configuration, settings
ignored, not applied, not loaded, not reloaded
reload, reread, apply
replica, standby, secondary, follower, slave
primary, master, leader
failover, switchover, promote, promotion
split brain, two primaries
k8s, kubernetes
db, database
postgres, postgresql, pg
lb, load balancer
dns, name resolution
vm, virtual machine, instance
node, host, machine, server, vm
pod, container
pv, persistent volume
pvc, persistent volume claim
ds, daemonset
sts, statefulset
hpa, autoscaler, horizontal pod autoscaler
apiserver, api server, kube api
ns, namespace
repo, repository
mr, merge request
pr, pull request
ci, pipeline
tf, terraform
prom, prometheus
tsdb, time series database
io, iops, disk throughput
fd, file descriptor, too many open files, emfile
inode, no inodes left
clock skew, ntp, time drift
gc, garbage collection
sso, single sign on
mfa, 2fa, two factor
auth, authentication, login
key, credential, secret, token, password
rotate, renew, refresh, reissue
dead man switch, watchdog, heartbeat, snitch
alert, page, notification
silence, mute, snooze, inhibit, suppress
quiet, silent, stopped, no data, missing
dashboard, graph, panel
log, logs, logging
metrics, time series, samples
scrape, scraping, collect metrics
deploy, deployment, release, rollout, roll out, upgrade
rollback, roll back, revert, undo
drain, cordon, evict
scale, resize, grow
add, create, new, provision, set up
remove, delete, purge, destroy, erase, wipe, clean up
decommission, retire, remove, sunset, take out of service
rebuild, recreate, reprovision, replace, reinstall
start, launch, boot, startup, start up
stop, shut down, shutdown, halt, turn off
disable, turn off, switch off, pause, stop
enable, turn on, switch on, unpause, resume
block, ban, deny, blacklist, denylist
allow, permit, whitelist, allowlist
restore, recover, recovery
backup, snapshot, dump
move, migrate, migration, relocate, transfer
copy, clone, duplicate
find, locate, look up, lookup
rename, change name
bypass, skip, work around
raise, increase, bump
lower, reduce, decrease, shrink
corruption, corrupted, corrupt, checksum failed
deadlock, lock contention, locks
leak, leaking, grows without bound
job, task, worker
queue, topic
sync, synchronise, synchronize, replicate, mirror
mirror, mirroring
mail, email, smtp
firing, fires, triggered
repeatedly, over and over, again and again, in a loop, looping
not connected, disconnected, cannot reach, unreachable
lost, dropped, missing
gracefully, without downtime, zero downtime
postmortem, incident review, incident report, retrospective
mttr, mean time to recover, mean time to restore, time to restore
mttd, mean time to detect, time to detect
mtbf, mean time between failures
rto, recovery time objective
rpo, recovery point objective
slo, service level objective, error budget
sla, service level agreement
sli, service level indicator
dr, disaster recovery
ha, high availability
oncall, on duty, pager duty, rota
call, phone, contact
escalate, escalation, hand over
alerting, monitoring
setup, set up, install, installation
fatigue, noise, noisy
runbook, playbook, procedure
egress, outgoing, outbound, leaving
ingress, incoming, inbound
evict, evicted, eviction, kicked off
reach, arrive, deliver, send
unhealthy, degraded, not ready, notready
spike, surge, rising, climbing, growing
duplicate, twice, doubled
login, log in, sign in
dlq, dead letter queue
ttl, time to live
wal, write ahead log
cdn, edge cache
waf, web application firewall
vpn, tunnel
nat, address translation
mtu, packet size
rbac, role based access, access control
iam, permissions, roles
`;

/** Several words that stand together; each says how far it is from the first. */
export type GlossaryTerm = Pick<Word, 'term' | 'place'>;
export type Expression = readonly GlossaryTerm[];

/** Expressions that mean the same. */
export type SynonymGroup = readonly Expression[];

/** The product's groups and the team's. */
export function synonymGroups(own: readonly (readonly string[])[]): SynonymGroup[] {
  const common = COMMON.trim()
    .split('\n')
    .map((line) => line.split(','));
  return [...common, ...own].map((group) =>
    group.map(expressionOf).filter((expression) => expression.length > 0),
  );
}

/** Whether an expression begins at the word with this number: its words at the same distances. */
export function expressionMatchesAt(
  expression: Expression,
  words: readonly GlossaryTerm[],
  start: number,
): boolean {
  const begins = words[start];
  return expression.every(({ term, place }) =>
    words.some((word) => word.term === term && begins && word.place === begins.place + place),
  );
}

function isPartOf(word: Word, whole: Word): boolean {
  if (whole.isCompound !== true || whole.from > word.from || whole.to < word.to) return false;
  return word.isCompound !== true || whole.text.length > word.text.length;
}

function expressionOf(text: string): GlossaryTerm[] {
  const { words } = splitWords(text);
  const first = words[0]?.place ?? 0;
  return (
    words
      // The whole of a name written in one stands for its parts.
      .filter((word) => !words.some((whole) => whole !== word && isPartOf(word, whole)))
      .map(({ term, place }) => ({ term, place: place - first }))
  );
}
