import { type Trouble, troubleOf } from './trouble.ts';

/** Timers, which tests replace. */
export interface Timers {
  set(deed: () => void, delayMs: number): unknown;
  clear(timer: unknown): void;
}

const REAL: Timers = {
  set: (deed, delayMs) => setTimeout(deed, delayMs),
  clear: (timer) => clearTimeout(timer as number),
};

/**
 * The answer to what is wanted now. What is wanted may change quickly, so it waits for a moment of rest before it asks; answers to
 * what is no longer wanted are dropped, in whatever order they come.
 */
export class Latest<Wanted, Answer> {
  answer: Answer | null = null;
  trouble: Trouble | null = null;
  /** Whether `answer` is not, or not yet, that to what is wanted now. */
  isBehind = false;

  readonly #ask: (wanted: Wanted) => Promise<Answer>;
  readonly #told: () => void;
  readonly #restMs: number;
  readonly #timers: Timers;
  #wanted: Wanted | null = null;
  #name = '';
  #turn = 0;
  #timer: unknown;

  constructor(
    ask: (wanted: Wanted) => Promise<Answer>,
    told: () => void,
    restMs: number,
    timers: Timers = REAL,
  ) {
    this.#ask = ask;
    this.#told = told;
    this.#restMs = restMs;
    this.#timers = timers;
  }

  /**
   * @param wanted null: nothing, and the answer is forgotten
   * @param name two that have the same are the same
   */
  want(wanted: Wanted | null, name: string): void {
    if (name === this.#name) return;
    this.#name = name;
    this.#wanted = wanted;
    this.#turn += 1;
    this.#timers.clear(this.#timer);
    this.isBehind = wanted !== null;
    if (wanted === null) {
      this.answer = null;
      this.trouble = null;
      return;
    }
    // Nobody waits for the first answer longer than it takes.
    const restMs = this.answer === null && this.trouble === null ? 0 : this.#restMs;
    const turn = this.#turn;
    this.#timer = this.#timers.set(() => void this.#run(wanted, turn), restMs);
  }

  /** Asks again for what is wanted. */
  again(): void {
    const wanted = this.#wanted;
    if (wanted === null) return;
    this.#turn += 1;
    this.isBehind = true;
    void this.#run(wanted, this.#turn);
  }

  async #run(wanted: Wanted, turn: number): Promise<void> {
    try {
      const answer = await this.#ask(wanted);
      if (turn !== this.#turn) return;
      this.answer = answer;
      this.trouble = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.trouble = troubleOf(error);
    }
    this.isBehind = false;
    this.#told();
  }
}
