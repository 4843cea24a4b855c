import type { Hand } from '../../../site/hand.ts';
import { clockTime } from './make.ts';

const MINUTE = 60_000;

/** What the clock says since the start. */
export interface ClockWords {
  /** `12 min since 03:02, recover in 2-5m: over`. */
  readonly text: string;
  readonly isOver: boolean;
  /** Time to call the next person. */
  readonly escalates: boolean;
}

export function clockWords(
  { recovery, recoverMs, escalateMs }: Pick<Hand, 'recovery' | 'recoverMs' | 'escalateMs'>,
  started: number,
  now: number,
): ClockWords {
  const gone = Math.max(now - started, 0);
  const isOver = recoverMs > 0 && gone > recoverMs;
  const target = recovery === '' ? '' : `, to recover in ${recovery}${isOver ? ': over' : ''}`;
  return {
    text: `${span(gone)} since ${clockTime(started)}${target}`,
    isOver,
    escalates: escalateMs > 0 && gone >= escalateMs,
  };
}

/** `under 1 min`, `12 min`, `2 h 5 min`, `3 days`. */
export function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}
