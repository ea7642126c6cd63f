import { type Random, seededRandom } from '../../replay/synthetic/random.ts';

/** Draws for stories: what a stream of random numbers gives, in the words of a population. */
export interface Draw extends Random {
  pick<T>(choices: readonly T[]): T;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** As `between`, and each order of magnitude is as likely as the next. */
  scaled(least: number, most: number): number;
  /** One of the keys, as often as its number says. */
  weighted<K extends string>(shares: Readonly<Record<K, number>>): K;
  /** An identifier that nobody else draws but by chance. */
  token(): string;
}

/** @param stream draws of one seed and different streams are independent */
export function drawFrom(seed: number, stream: number): Draw {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b));
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[random.below(choices.length)];
    if (choice === undefined) throw new RangeError('there is nothing to choose from');
    return choice;
  };
  return {
    ...random,
    pick,
    between: (least, most) => least + random.below(most - least + 1),
    scaled: (least, most) => Math.round(least * (most / least) ** random.next()),
    weighted: (shares) => {
      const keys = Object.keys(shares) as (keyof typeof shares)[];
      let rest = random.next() * keys.reduce((sum, key) => sum + shares[key], 0);
      for (const key of keys) {
        rest -= shares[key];
        if (rest < 0) return key;
      }
      throw new RangeError('no key has a share');
    },
    // The stream's number keeps the tokens of two streams apart that come to the same state.
    token: () => `${random.below(2 ** 32).toString(36)}${random.below(2 ** 32).toString(36)}-${stream}`,
  };
}
