import type { Settings } from '../settings.ts';
import { SignedOutError, TokenNotFetchedError } from './trouble.ts';

/** The member that a token is for, as it says itself; null when it is no token. The API alone judges whether that is true. */
export function memberOf(token: string): string | null {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { sub } = JSON.parse(atob(payload)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}

/** The token of a member, and how another one is had. */
export class TokenKeeper {
  readonly #seen = new Set<string>();
  /** One that was not tried yet. */
  #waiting: string | null = null;
  #last: string | null = null;
  #getToken: Settings['getToken'];

  readonly #memberId: string | null;
  readonly #toldOther: () => void;

  /**
   * @param memberId whose tokens these are; null where that is not known
   * @param toldOther called when the shop's function gives a token of another member: somebody else has signed in
   */
  constructor(
    settings: Pick<Settings, 'token' | 'getToken'>,
    memberId: string | null = null,
    toldOther: () => void = () => undefined,
  ) {
    this.#memberId = memberId;
    this.#toldOther = toldOther;
    this.offer(settings);
  }

  /** A token that the page has, and how it gets another. @returns whether there is something that was not tried yet */
  offer({ token, getToken }: Pick<Settings, 'token' | 'getToken'>): boolean {
    const isOther = getToken !== this.#getToken;
    this.#getToken = getToken;
    if (token === undefined || this.#seen.has(token)) return isOther;
    this.#seen.add(token);
    this.#waiting = token;
    return true;
  }

  /**
   * For the client, which asks before its first call, and again when the API does not take a token any more: what was not tried
   * yet, else what the shop gives, else the same once more, by which the client knows that there is no other.
   *
   * @throws SignedOutError when there is none; TokenNotFetchedError when the shop's function failed
   */
  readonly next = async (): Promise<string> => {
    const fresh =
      this.#waiting ?? (await this.#fetch()) ?? (this.#getToken === undefined ? this.#last : null);
    this.#waiting = null;
    if (fresh === null) throw new SignedOutError('The shop gave no member token.');
    if (this.#memberId !== null && memberOf(fresh) !== this.#memberId) {
      this.#toldOther();
      throw new SignedOutError('The shop gave a token of another member.');
    }
    this.#seen.add(fresh);
    this.#last = fresh;
    return fresh;
  };

  async #fetch(): Promise<string | null> {
    try {
      return (await this.#getToken?.()) ?? null;
    } catch (cause) {
      throw new TokenNotFetchedError(`getToken failed: ${String(cause)}`, { cause });
    }
  }
}
