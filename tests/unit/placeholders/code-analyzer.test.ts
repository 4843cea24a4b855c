import { describe, expect, test } from 'vitest';
import { codeAnalyzer } from '../../../src/placeholders/code-analyzer.ts';
import type { CodeAnalysis } from '../../../src/shared/code-analysis.ts';
import { entryOf, graphOf } from '../pipeline.ts';

const DECLARED = `---
title: A
variables:
  - { name: namespace, description: Where }
  - { name: pod-name, description: Which }
---
`;

function read(code: string, language = 'bash', meta = ''): CodeAnalysis {
  const graph = graphOf({ 'runbooks/a.md': DECLARED });
  return codeAnalyzer(entryOf(graph, 'runbooks/a.md')).block({ language, code, meta });
}

describe('placeholders', () => {
  test.each([
    ['kubectl get pod <pod-name>', 'bash', ['pod-name ^bare']],
    ['kubectl get pod <any name>', 'bash', ['any name ^bare']],
    ['kubectl get <none> <unknown>', 'bash', []],
    ['cat <in 2>&1 <<EOF > out\nx\nEOF', 'bash', []],
    ['echo $NAMESPACE "${POD_NAME}" $OTHER \'$NAMESPACE\'', 'bash', ['NAMESPACE ^bare', 'POD_NAME ^double']],
    ['NAMESPACE=x\necho $NAMESPACE', 'bash', []],
    ['for namespace in a b; do echo $namespace; done', 'bash', []],
    ["echo '{{ namespace }}' {{ other }}", 'bash', ['namespace ^single']],
    ["curl 'https://<host>/<path>?q=<query>'", 'bash', ['host host', 'path path', 'query query']],
    ['kubectl patch -p \'{"a":<replicas>}\'', 'bash', ['replicas plain']],
    ["ssh <host> 'systemctl restart <service>'", 'bash', ['host plain', 'service plain']],
    ['<command> --force', 'bash', ['command typed']],
    ['sudo <command>; x | <other>', 'bash', ['command typed', 'other typed']],
    ['$ kubectl get <pod>\n<pod> is there', 'console', ['pod ^bare']],
    ['name: <service>', 'yaml', ['service text']],
    ['<div><namespace></div> <other>', 'html', ['namespace plain']],
    ['List<String> of <pod-name>', 'java', ['pod-name plain']],
    ['kubectl get <thing>', '', ['thing ^bare']],
    ['Dear <customer>,', '', ['customer text']],
    ['See <b>this</b>', '', []],
  ])('of %j in %s', (code, language, expected) => {
    expect(read(code, language).placeholders.map(({ name, insertion }) => `${name} ${insertion}`)).toEqual(
      expected,
    );
  });
});

describe('effects', () => {
  test.each([
    ['kubectl -n x get pods | grep y', 'reads'],
    ['curl -sS https://x/health', 'reads'],
    ['kubectl exec p -- cat /etc/hosts', 'reads'],
    ['oc debug node/x -- chroot /host cat /proc/mdstat', 'reads'],
    ["psql -c 'SELECT 1'", 'reads'],
    ["sed 's/a/b/' f", 'reads'],
    ['find . -name x', 'reads'],
    ['kubectl get pods 2>/dev/null', 'reads'],
    ["knife ssh role:x 'sudo sv status y'", 'reads'],
    ['knife ssh -C 5 role:x -- systemctl is-active chef-client', 'reads'],
    ["knife ssh role:x -a fqdn 'sudo chef-client'", 'changes'],
    ['kubectl delete namespace <namespace>', 'destroys'],
    ['sudo rm -rf /var/lib/x', 'destroys'],
    ["psql -c 'DROP TABLE x'", 'destroys'],
    ['find . -name x -delete', 'destroys'],
    ['rm x; rm -rf /var/lib/x', 'destroys'],
  ])('of %j: %s', (code, effect) => {
    expect(read(code).effect).toBe(effect);
  });

  test.each([
    'kubectl delete pod x',
    'kubectl -n x --context y scale deployment/z --replicas 0',
    'kubectl rollout restart deployment/x',
    'kubectl set image deployment/x y=z',
    'oc adm upgrade --to-latest',
    'oc debug node/x -- chroot /host systemctl restart kubelet',
    'oc rsh -n x pod etcdctl defrag',
    'helm upgrade x y',
    'docker compose -f x.yml up -d',
    'systemctl status x; systemctl restart x',
    'sudo service x restart',
    'ssh x "sudo systemctl restart y"',
    'gcloud compute ssh x --zone y --command "sudo reboot"',
    'xargs -n1 kill -9 < pids',
    'git -C x commit -m y',
    'git branch -D x',
    'terraform -chdir=x apply',
    'ansible-playbook -i x y.yml',
    'sudo apt-get -y install x',
    "sed -i 's/a/b/' f",
    "perl -pi -e 's/a/b/' f",
    'echo 1 > /proc/sys/vm/drop_caches',
    'cat x >> ~/.bashrc',
    'echo x | sudo tee -a /etc/hosts',
    ': > /var/log/x.log',
    'find /x -exec chown y {} +',
    'scp x host:/etc/',
    'mount /dev/sdb /mnt',
    'sysctl -w vm.swappiness=1',
    'iptables -A INPUT -s x -j DROP',
    'crontab -e',
    'curl -X POST https://x',
    'curl -d a=b https://x',
    'curl -sXDELETE https://x',
    'http PUT https://x',
    "psql -c 'UPDATE x SET y = 1 WHERE z'",
    'psql -c "SELECT pg_terminate_backend(1)"',
    'redis-cli -h x config set maxmemory 1gb',
    'aws --region x ec2 reboot-instances --instance-ids y',
    'gcloud --project x compute instances stop y',
    'az aks start -n x -g y',
    'vault kv put secret/x y=z',
    'bundle exec knife node delete x',
    'chef-client',
    'gitlab-rake db:migrate',
    'npx prisma migrate deploy',
    'ceph osd out 3',
    'kafka-configs.sh --alter --add-config x',
    'amtool silence add x',
    'pg_ctl reload',
    'gitlab-patronictl failover x',
  ])('of %j: a change', (code) => {
    expect(read(code).effect).toBe('changes');
  });

  test.each([
    'unheard-of --now',
    './restart.sh',
    'kubectl get pods; unheard-of',
    'pg_ctl --unheard-of',
    'oc rsh pod',
    'oc debug node/x',
    'ssh host',
    'psql -f x.sql',
    'bash x.sh',
    'oc adm upgrade',
    'kubectl apply --dry-run=server -f x',
    'kubectl set env deployment/x --list',
    'terraform apply --help',
    'ansible-playbook --check x.yml',
    'chef-client --why-run',
    'docker run --rm x',
    'docker build -t x .',
    'rm /tmp/x',
    'kubectl get pods > pods.txt',
    'kubectl logs x | tee x.log',
    'kubectl port-forward x 1:1 & kill $!',
    'curl -G -d query=up https://x/api/v1/query',
    "curl -X POST https://x/_search -d '{}'",
    'gcloud config set project x',
    'aws eks update-kubeconfig --name x',
    'scp host:x .',
    'rails db:migrate:status',
    'sum by (pod) (rate(x[5m])) > 0',
    'kube_pod_info > 0',
    'Oct 18 19:39:36 host chronyd[1]: kill > /etc/x',
    '0 0 * * * /opt/backup >> /var/log/backup.log',
  ])('of %j: none is claimed', (code) => {
    expect(read(code).effect).toBeUndefined();
  });

  test('a dry run may be switched off', () => {
    expect(read('kubectl apply --dry-run=none -f x').effect).toBe('changes');
  });

  test('the author’s word wins', () => {
    expect(read('unheard-of', 'bash', 'read-only').effect).toBe('reads');
    expect(read('./restart.sh', 'bash', 'changes').effect).toBe('changes');
    expect(read('kubectl get x', 'bash', 'title="x" destructive').effect).toBe('destroys');
  });
});

describe('effects of SQL', () => {
  test.each([
    ['SELECT 1', 'reads'],
    ['SELECT update_time FROM x', 'reads'],
    ['EXPLAIN DELETE FROM x WHERE y', 'reads'],
    ['EXPLAIN ANALYZE DELETE FROM x WHERE y', 'changes'],
    ['SELECT pg_terminate_backend(1)', 'changes'],
    ['WITH x AS (SELECT 1) INSERT INTO y SELECT * FROM x', 'changes'],
    ['WITH x AS (SELECT 1) SELECT * FROM x', undefined],
    ['SET GLOBAL x = 1', 'changes'],
    ["COPY x FROM '/y'", 'changes'],
    ["COPY (SELECT 1 FROM x) TO '/y'", undefined],
    ['TRUNCATE x', 'destroys'],
  ])('of %j: %s', (code, effect) => {
    expect(read(code, 'sql').effect).toBe(effect);
  });

  test('of other languages: none', () => {
    expect(read('a: b', 'yaml').effect).toBeUndefined();
  });
});

describe('sessions: what is typed, without prompts and comments', () => {
  test.each<[name: string, code: string, typed: string[]]>([
    [
      'root',
      '# systemctl restart nginx\n# journalctl -u nginx\n-- Logs begin --',
      ['systemctl restart nginx', 'journalctl -u nginx'],
    ],
    ['a comment and commands without prompts', '# kubectl is needed\nkubectl get pods', []],
    [
      'PowerShell',
      'PS C:\\> Get-Service |\n>> Where-Object Status -eq Running\nStatus Name',
      ['Get-Service |\nWhere-Object Status -eq Running'],
    ],
    [
      'a shell within a shell, and a database',
      '[root@db ~]# su - postgres\n-bash-4.2$ psql\npostgres=# select pg_reload_conf();\n t',
      ['su - postgres', 'psql', 'select pg_reload_conf();'],
    ],
    ['MySQL', 'mysql> show processlist;\n+----+', ['show processlist;']],
    ['MariaDB', 'MariaDB [(none)]> show slave status;', ['show slave status;']],
    ['Redis', '127.0.0.1:6379> INFO\nrole:master', ['INFO']],
    ['Python', '>>> import os\n>>> os.uname()\nposix', ['import os', 'os.uname()']],
    ['arrows of output', '$ ls\n-> a\n=> b\n> c\n# d', ['ls']],
    [
      'a comment before a prompt',
      '# Not on the primary\n$ kubectl drain node-1\ndone',
      ['kubectl drain node-1'],
    ],
  ])('%s', (_name, code, expected) => {
    const { typed, prompts, comments } = read(code, 'console');
    const hidden = [...prompts, ...comments].toSorted((a, b) => b.start - a.start);
    const texts = typed.map(({ start, end }) =>
      hidden
        .filter((part) => part.start >= start && part.end <= end)
        .reduce(
          (text, part) => text.slice(0, part.start - start) + text.slice(part.end - start),
          code.slice(start, end),
        ),
    );
    expect(texts.filter((text) => text !== '')).toEqual(expected);
  });
});

test('prompts, remarks and output are told from what is typed', () => {
  const code = '$ kubectl get x # why\nNAME\ny\n$ echo "#no"';
  const { typed, prompts, comments } = read(code, 'console');
  const parts = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => code.slice(start, end));
  expect(parts(typed)).toEqual(['$ kubectl get x # why', '$ echo "#no"']);
  expect(parts(prompts)).toEqual(['$ ', '$ ']);
  expect(parts(comments)).toEqual(['# why']);
  expect(read('NAME  READY', 'output').is).toBe('output');
});
