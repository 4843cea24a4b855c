import type { Reporter } from './report.ts';

/** For programs; `docs/command.md` says what each member is. */
export const json: Reporter = ({ graph, files }) => {
  const problems = [...files].flat();
  const of = (level: string) => problems.filter((problem) => problem.level === level).length;
  const { entries } = graph.content;
  const report = {
    version: 1,
    summary: { entries: entries.length, errors: of('error'), warnings: of('warning'), infos: of('info') },
    entries: entries.map(({ kind, id, url, file, title, services, alerts, inferred }) => ({
      kind,
      id,
      url,
      file,
      title,
      services,
      alerts,
      inferred,
    })),
    problems,
  };
  return [JSON.stringify(report, null, 2).split('\n')];
};
