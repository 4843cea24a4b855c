import type { RunbookToolbar } from '../../../site/runbook-toolbar.ts';
import { clockTime } from './create-element.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

const MINUTE = 60_000;

/** What the clock says since the start. */
export interface ClockText {
  /** `12 min since 03:02, recovery target 2-5m: exceeded`. */
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
  const texts = toolbarTexts().clock;
  const target = recovery === '' ? '' : texts.target(recovery) + (isOver ? texts.over : '');
  return {
    text: texts.since(elapsedText(gone), clockTime(started)) + target,
    isOver,
    escalates: escalateMs > 0 && gone >= escalateMs,
  };
}

/** `under 1 min`, `12 min`, `2 h 5 min`, `3 days`. */
export function elapsedText(milliseconds: number): string {
  const texts = toolbarTexts().clock;
  const minutes = Math.floor(milliseconds / MINUTE);
  if (minutes < 1) return texts.lessThanMinute;
  if (minutes < 60) return texts.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return texts.hours(hours, minutes % 60);
  return texts.days(Math.floor(hours / 24));
}
