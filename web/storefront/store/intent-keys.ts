/** As much of `localStorage` as is needed. */
export type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
/** Does one thing at a time over all tabs of a shop. */
export type Alone = <T>(name: string, deed: () => T) => Promise<T>;

const PREFIX = 'perennial:intent:';

/**
 * One idempotency key for what a customer means to do, such as redeeming a reward: the same in all tabs of the shop, over
 * reloads, and until an answer came. So a double click, a second tab and a second try after an answer that was lost are the same
 * request, which takes effect once. It is taken when the customer is asked to confirm, not when they do: whoever is asked in
 * two tabs means one thing.
 */
export class IntentKeys {
  readonly #storage: KeyStorage;
  readonly #alone: Alone;
  readonly #newKey: () => string;

  constructor(storage: KeyStorage, alone: Alone, newKey: () => string) {
    this.#storage = storage;
    this.#alone = alone;
    this.#newKey = newKey;
  }

  /** @param intent whose, and all that the request says: another request is another intent */
  take(intent: string): Promise<string> {
    return this.#alone(PREFIX, () => {
      const known = this.#storage.getItem(PREFIX + intent);
      if (known !== null) return known;
      const key = this.#newKey();
      this.#storage.setItem(PREFIX + intent, key);
      return key;
    });
  }

  /** An answer came: what the customer wants next is something new. Another tab may have begun that already. */
  answered(intent: string, key: string): Promise<void> {
    return this.#alone(PREFIX, () => {
      if (this.#storage.getItem(PREFIX + intent) === key) this.#storage.removeItem(PREFIX + intent);
    });
  }
}
