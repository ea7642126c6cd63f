import type { Token } from './options.ts';

/** Gives the token of calls, and a new one when the API knows one no more. */
export interface Tokens {
  /** null: calls are sent without one. */
  current(): Promise<string | null>;
  /**
   * @param refused the token that the API did not take
   * @returns whether there is another one now, so that it is worth asking again
   */
  renew(refused: string | null): Promise<boolean>;
}

/** Asks the shop's function for a token once for all calls that wait for one, and again only for one that was refused. */
export function tokensOf(token: Token | undefined): Tokens {
  if (typeof token !== 'function') {
    return { current: async () => token ?? null, renew: async () => false };
  }
  let asked: Promise<string> | null = null;
  const ask = (): Promise<string> => {
    const answer = (async () => token())();
    asked = answer;
    // What failed is asked again by the next call.
    answer.catch(() => {
      if (asked === answer) asked = null;
    });
    return answer;
  };
  return {
    current: () => asked ?? ask(),
    async renew(refused) {
      // Another call may have found it out before, and have asked already.
      const known = asked === null ? null : await asked.catch(() => null);
      const latest = known === null || known === refused ? await ask() : known;
      return latest !== refused;
    },
  };
}
