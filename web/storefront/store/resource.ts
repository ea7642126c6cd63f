import { type Trouble, troubleOf } from './trouble.ts';

/** Something of the API that elements of a page share: asked for once, told to all. */
export class Resource<T> {
  /** What was answered last; undefined before the first answer. */
  value: T | undefined;
  /** Why the last attempt failed; null when it did not. */
  trouble: Trouble | null = null;
  /** When `value` was answered, in milliseconds since 1970; 0 before. */
  answeredAtMs = 0;

  readonly #load: () => Promise<T>;
  readonly #listeners = new Set<() => void>();
  #running: Promise<void> | null = null;
  #isOutdated = false;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  get isLoading(): boolean {
    return this.#running !== null;
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Tells of every change until the answer is called; what nobody asked for yet is asked for. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.value === undefined && this.#running === null) void this.refresh();
    return () => this.#listeners.delete(listener);
  }

  /** Asks again. An answer that is on its way may be older than what calls for this, so then it is asked once more. */
  async refresh(): Promise<void> {
    if (this.#running !== null) {
      this.#isOutdated = true;
      return this.#running;
    }
    this.#running = this.#ask();
    this.#tell();
    await this.#running;
  }

  /** What a change answered already, so that it need not be asked for. */
  set(value: T): void {
    this.value = value;
    this.trouble = null;
    this.answeredAtMs = Date.now();
    this.#tell();
  }

  async #ask(): Promise<void> {
    do {
      this.#isOutdated = false;
      try {
        this.value = await this.#load();
        this.answeredAtMs = Date.now();
        this.trouble = null;
      } catch (error) {
        this.trouble = troubleOf(error);
      }
    } while (this.#isOutdated);
    this.#running = null;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
