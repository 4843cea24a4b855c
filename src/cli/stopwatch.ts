import type { Progress } from './terminal.ts';

export interface Stopwatch {
  /** Ends the stage before and begins the next. */
  readonly stage: (name: string) => void;
  /** Ends the last stage. */
  readonly done: () => void;
  /** A line per stage in milliseconds, and the peak memory of this process in MiB. */
  readonly report: () => readonly string[];
}

/** Shows each stage as progress and remembers how long it took. */
export function stopwatch(progress: Progress): Stopwatch {
  const laps: { name: string; took: number }[] = [];
  let running: { name: string; since: number } | undefined;
  const done = (): void => {
    if (running) laps.push({ name: running.name, took: performance.now() - running.since });
    running = undefined;
    progress.done();
  };
  return {
    stage(name) {
      done();
      running = { name, since: performance.now() };
      progress.step(name);
    },
    done,
    report() {
      const rows = laps.map(
        ({ name, took }) => `${name.padEnd(28)}${String(Math.round(took)).padStart(7)} ms`,
      );
      const peak = Math.round(process.resourceUsage().maxRSS / 1024);
      return [...rows, `${'Peak memory'.padEnd(28)}${String(peak).padStart(7)} MiB`];
    },
  };
}
