import type { RunbookToolbar } from '../../../site/runbook-toolbar.ts';
import { clockTime } from './create-element.ts';

const MINUTE = 60_000;

/** What the clock says since the start. */
export interface ClockText {
  /** `12 min since 03:02, recover in 2-5m: over`. */
  readonly text: string;
  readonly isOver: boolean;
  /** Time to call the next person. */
  readonly escalates: boolean;
}

export function clockText(
  { recovery, recoverMs, escalateMs }: Pick<RunbookToolbar, 'recovery' | 'recoverMs' | 'escalateMs'>,
  started: number,
  now: number,
): ClockText {
  const gone = Math.max(now - started, 0);
  const isOver = recoverMs > 0 && gone > recoverMs;
  const target = recovery === '' ? '' : `, to recover in ${recovery}${isOver ? ': over' : ''}`;
  return {
    text: `${elapsedText(gone)} since ${clockTime(started)}${target}`,
    isOver,
    escalates: escalateMs > 0 && gone >= escalateMs,
  };
}

/** `under 1 min`, `12 min`, `2 h 5 min`, `3 days`. */
export function elapsedText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}
