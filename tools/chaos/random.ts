import { createHash } from 'node:crypto';

/** Draws that depend on a seed alone, so that a campaign can be repeated. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(all: readonly T[]): T;
  /** Another source, independent of how often this one is asked: for one story, one member. */
  fork(name: string): Random;
}

export function seededRandom(seed: string): Random {
  let count = 0;
  const share = (): number => {
    count += 1;
    return createHash('sha256').update(`${seed}/${count}`).digest().readUInt32BE(0) / 2 ** 32;
  };
  const integer = (min: number, max: number): number => min + Math.floor(share() * (max - min + 1));
  return {
    integer,
    chance: (wanted) => share() < wanted,
    pick: (all) => {
      const picked = all[integer(0, all.length - 1)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
    fork: (name) => seededRandom(`${seed}/${name}`),
  };
}
