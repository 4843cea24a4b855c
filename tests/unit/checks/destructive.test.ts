import { describe, expect, test } from 'vitest';
import { checkDestructive } from '../../../src/checks/destructive.ts';
import { foundIn, graphOf } from '../pipeline.ts';

/** The names of what is reported of a runbook with one block. */
function namesIn(code: string, language = 'bash', section = ''): string[] {
  const text = `# A\n\n\`\`\`${language}\n${code}\n\`\`\`\n${section}`;
  return foundIn(graphOf({ 'runbooks/a.md': text }), checkDestructive).map(
    ({ message }) => /"(.*?)"/.exec(message)?.[1] ?? '',
  );
}

describe('destructive', () => {
  test.each<[name: string, ...commands: string[]]>([
    [
      'rm -rf',
      'rm -rf /srv/a',
      'rm -r -f a',
      'rm --recursive --force a',
      'rm -fR -- a',
      'rm -rf /tmp/a /srv/b',
      'rm -rf "$DIR"/*',
    ],
    ['find -delete', 'find /srv -mtime +3 -delete', 'find . -exec rm {} +'],
    ['mkfs', 'mkfs.ext4 /dev/sdb'],
    ['dd', 'dd if=/dev/zero of=/dev/sda bs=1M'],
    ['git push --force', 'git push --force', 'git push -f origin main', 'git -C a push origin +main'],
    [
      'kubectl delete',
      'kubectl delete ns a',
      'kubectl -n a delete pvc b',
      'kubectl delete pods --all',
      'kubectl delete node/a',
      'oc delete project a',
    ],
    ['helm uninstall', 'helm uninstall a', 'helm -n a delete b'],
    ['terraform destroy', 'terraform destroy', 'terraform -chdir=a apply -destroy'],
    ['aws s3 rm --recursive', 'aws s3 rm s3://a --recursive', 'aws --profile a s3 rb s3://b'],
    ['consul kv delete -recurse', "knife ssh roles:a 'consul kv delete -recurse service/b'"],
    ['DROP DATABASE', 'psql postgres -c "drop database if exists a_${s};"'],
    ['gsutil rm -r', 'for i in $A $B; do gsutil rm -r gs://$i/; done', 'gsutil -m rm -r gs://a'],
    ['FLUSHALL', 'redis-cli -h a FLUSHALL', 'redis-cli flushdb async'],
    ['dropdb', 'dropdb shop'],
    [
      'DROP TABLE',
      'psql -c "DROP TABLE a"',
      "mysql -e 'select 1; drop table b'",
      'psql shop <<EOF\nDROP TABLE a;\nEOF',
      'psql <<< "drop table a"',
    ],
    ['TRUNCATE', 'psql --command="truncate table a"'],
    ['DELETE without WHERE', 'sqlite3 a.db "DELETE FROM a;"'],
  ])('%s', (name, ...commands) => {
    for (const command of commands) expect([command, namesIn(command)]).toEqual([command, [name]]);
  });

  test.each<[name: string, command: string]>([
    ['sudo', 'sudo -u postgres rm -rf /srv/a'],
    ['an environment', 'env A=b PGHOST=c rm -rf /srv/a'],
    ['xargs', 'ls | xargs -n 1 rm -rf'],
    ['another host', "ssh -i key ada@host 'sudo rm -rf /srv/a'"],
    ['a shell', 'sudo bash -c "cd /srv && rm -rf a"'],
    ['a pod', 'kubectl exec -it <pod> -- sh -c "rm -rf /srv/a"'],
    ['a container', 'docker exec -it -u root shop rm -rf /srv/a'],
    ['a loop', 'for x in a b; do\n  rm -rf "/srv/$x"\ndone'],
    ['a substitution', 'echo $(rm -rf /srv/a)'],
    ['a condition', 'test -d a && timeout 5 rm -rf a'],
    ['a path', '/bin/rm -rf /srv/a'],
  ])('through %s', (_name, command) => {
    expect(namesIn(command)).toEqual(['rm -rf']);
  });

  test.each<[language: string, code: string, name: string]>([
    ['console', '$ ls\na\n$ sudo rm -rf /srv/a', 'rm -rf'],
    ['', '$ rm -rf /srv/a', 'rm -rf'],
    ['sql', '-- careful\nDROP  TABLE a;', 'DROP TABLE'],
    ['SQL', "select ';drop table b'; truncate a", 'TRUNCATE'],
  ])('in %s', (language, code, name) => {
    expect(namesIn(code, language)).toEqual([name]);
  });
});

describe('not destructive', () => {
  test.each<[name: string, code: string, language?: string]>([
    ['what is only printed', 'echo "rm -rf /srv/a"; echo rm -rf /srv/a; printf "DROP TABLE a"'],
    ['what is looked for', "grep 'rm -rf' a.sh\nman rm"],
    ['a comment', '# rm -rf /srv/a'],
    ['a text for a file', "cat > a.sh <<'EOF'\nrm -rf /srv/a\nEOF"],
    ['a message', 'git commit -m "git push --force"'],
    ['one file', 'rm -f /srv/a/lock\nrm a'],
    ['temporary folders', 'rm -rf /tmp/a "$TMPDIR/b"\nfind /tmp -mtime +3 -delete'],
    ['a dry run', 'kubectl delete ns a --dry-run=client\naws s3 rm s3://a --recursive --dryrun'],
    ['one pod', 'kubectl delete pod node-a -n all\nkubectl get ns\nkubectl describe pvc a'],
    ['a plan', 'terraform plan -destroy\nhelm list\ngit push origin main --force-with-lease'],
    ['a file that is copied', 'dd if=/dev/sda of=/srv/a.img\ndd if=a of=/dev/null'],
    ['a question', "psql -c 'select * from drop_table'\nredis-cli info"],
    ['with a condition', "psql -c 'DELETE FROM a WHERE id = 1'"],
    ['output', '$ history\n1  rm -rf /srv/a', 'console'],
    ['no shell', 'rm -rf /srv/a', 'text'],
  ])('%s', (_name, code, language) => {
    expect(namesIn(code, language)).toEqual([]);
  });

  test.each(['Verification', 'How to roll back', 'Rollback'])('with a section "%s"', (heading) => {
    expect(namesIn('rm -rf /srv/a', 'bash', `\n## ${heading}\n`)).toEqual([]);
  });

  test('in a page that nobody follows at night', () => {
    const text = '# A\n\n```bash\nrm -rf /srv/a\n```\n';
    expect(foundIn(graphOf({ 'guides/a.md': text, 'services/b.md': text }), checkDestructive)).toEqual([]);
  });
});
