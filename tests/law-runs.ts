import fc from 'fast-check';

/**
 * Random tests. The check draws the same cases each time, because a change must not be refused for a fault that it did
 * not bring; `npm run laws` looks for new ones, with a seed nobody has tried and many more runs. fast-check prints the
 * seed and path of a failure; to repeat it: `FC_SEED=… npx vitest run tests/domain`.
 */
const CHECKED_SEED = 20_261_123;
const { FC_SEED = CHECKED_SEED, FC_RUNS } = process.env;

export const SEED = FC_SEED === 'random' ? Date.now() % 2 ** 31 : Number(FC_SEED);
console.info(`fast-check seed ${SEED}`);

/** @param usual how often a property is tried where nobody asks for more */
export const runs = (usual: number): number => Number(FC_RUNS ?? usual);

export const check = <T>(property: fc.IProperty<T>, usual = 100) =>
  fc.assert(property, { seed: SEED, numRuns: runs(usual) });
