import fc from 'fast-check';

/**
 * fast-check prints the seed and path of a failure; to repeat it: `FC_SEED=… npx vitest run tests/domain`. FC_RUNS asks for more.
 */
const RUNS = Number(process.env['FC_RUNS'] ?? 400);
const SEED = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
console.info(`fast-check seed ${SEED}, ${RUNS} runs a law`);

export const check = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed: SEED, numRuns: RUNS });
