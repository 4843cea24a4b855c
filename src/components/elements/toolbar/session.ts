export type StepState = 'done' | 'skipped' | 'failed';

/** What the reader did with a step. */
export interface StepRecord {
  readonly title: string;
  readonly state?: StepState;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly note?: string;
}

/** A line of the timeline. */
export interface LogLine {
  readonly at: number;
  readonly is: StepState | 'open again' | 'note' | 'copied' | 'ruled out' | 'not ruled out' | 'escalate';
  readonly text: string;
  /** The step it is about, as an anchor of the page. */
  readonly anchor?: string;
}

interface StoredSession {
  readonly started: number;
  readonly steps: Readonly<Record<string, StepRecord>>;
  readonly log: readonly LogLine[];
}

const EMPTY_SESSION: StoredSession = { started: 0, steps: {}, log: [] };
const MAX_LOG_LINES = 500;

/**
 * How far a responder is with a runbook for an alert. In `localStorage`, unlike values: it must outlive a crash of the browser and
 * a closed tab, holds no secret, and a second tab on the same runbook shall show the same ticks.
 */
export class RunbookSession {
  readonly #name: string;
  readonly #onChange: () => void;
  #kept: StoredSession;

  constructor(entry: string, alert: string, onChange: () => void) {
    this.#name = `handrail-session ${document.documentElement.dataset['base'] ?? '/'} ${entry} ${alert}`;
    this.#onChange = onChange;
    this.#kept = this.#read();
  }

  /** When the first thing was done; 0 before. */
  get started(): number {
    return this.#kept.started;
  }

  get log(): readonly LogLine[] {
    return this.#kept.log;
  }

  get steps(): Readonly<Record<string, StepRecord>> {
    return this.#kept.steps;
  }

  step(id: string): StepRecord | undefined {
    return Object.hasOwn(this.#kept.steps, id) ? this.#kept.steps[id] : undefined;
  }

  mark(id: string, title: string, state: StepState | undefined, anchor: string): void {
    const at = Date.now();
    const { state: _, ...before } = this.step(id) ?? {};
    const step: StepRecord = { ...before, title, at, ...(state && { state }) };
    this.#write({ ...this.#kept, steps: { ...this.#kept.steps, [id]: step } });
    this.add({ is: state ?? 'open again', text: title, anchor });
  }

  note(id: string, title: string, note: string, anchor: string): void {
    const step = { at: Date.now(), ...this.step(id), title, note };
    this.#write({ ...this.#kept, steps: { ...this.#kept.steps, [id]: step } });
    if (note !== '') this.add({ is: 'note', text: `${title}: ${note}`, anchor });
  }

  /** A cause of an outage that it is not, or may be after all. */
  ruleOut(id: string, title: string, isOut: boolean): void {
    const step: StepRecord = { title, at: Date.now(), ...(isOut && { state: 'skipped' }) };
    this.#write({ ...this.#kept, steps: { ...this.#kept.steps, [id]: step } });
    this.add({ is: isOut ? 'ruled out' : 'not ruled out', text: title });
  }

  add(line: Omit<LogLine, 'at'>): void {
    const at = Date.now();
    const log = [...this.#kept.log, { at, ...line }].slice(-MAX_LOG_LINES);
    this.#write({ ...this.#kept, started: this.#kept.started || at, log });
    this.#onChange();
  }

  /** From the beginning. */
  clear(): void {
    this.#kept = EMPTY_SESSION;
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // Nothing was kept.
    }
    this.#onChange();
  }

  /** Another tab has gone on. */
  follow(event: StorageEvent): void {
    if (event.key !== this.#name) return;
    this.#kept = this.#read();
    this.#onChange();
  }

  #read(): StoredSession {
    try {
      return {
        ...EMPTY_SESSION,
        ...(JSON.parse(localStorage.getItem(this.#name) ?? '{}') as Partial<StoredSession>),
      };
    } catch {
      return EMPTY_SESSION;
    }
  }

  #write(kept: StoredSession): void {
    this.#kept = kept;
    try {
      localStorage.setItem(this.#name, JSON.stringify(kept));
    } catch {
      // Storing is forbidden or full: it holds for this page.
    }
  }
}
