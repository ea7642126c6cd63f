import { SHARDS } from '../../shared/storage/journeys-keys.ts';
import { type Evidence, evidenceOf } from '../../tools/year/judge/evidence.ts';
import { population } from '../../tools/year/population/population.ts';
import type { FaultKind } from '../../tools/year/run/faults.ts';
import type { Outcome } from '../../tools/year/run/outcome.ts';
import { runYear } from '../../tools/year/run/run-year.ts';
import { yearProgram } from '../../tools/year/year-program.ts';

const DAY = 86_400;
/** More by hand: `MEMBERS=300 DAYS=120 npx vitest run tests/year`. */
const MEMBERS = Number(process.env['MEMBERS'] ?? 24);
const DAYS = Number(process.env['DAYS'] ?? 30);

const TERMS = { members: MEMBERS, days: DAYS, seed: 2_026, begin: 1_767_225_600 };

/** What came out of all shards of a short year, with that share of such faults. */
export async function shortYear(faults: number, faultKinds?: readonly FaultKind[]): Promise<Outcome> {
  const { lanes } = await runYear({
    terms: { ...TERMS, faults, ...(faultKinds === undefined ? {} : { faultKinds }) },
    shards: Array.from({ length: SHARDS }, (_, shard) => shard),
    folder: null,
    afterDay: () => true,
  });
  const outcomes = lanes.map(({ outcome }) => outcome);
  const [first] = outcomes;
  if (first === undefined) throw new Error('there is no shard');
  return {
    ...first,
    deeds: outcomes.flatMap(({ deeds }) => deeds),
    messages: outcomes.flatMap(({ messages }) => messages),
    told: outcomes.flatMap(({ told }) => told),
    entries: outcomes.flatMap(({ entries }) => entries),
    counts: {
      ...first.counts,
      retries: outcomes.reduce((sum, { counts }) => sum + counts.retries, 0),
    },
  };
}

export const evidenceOfShort = (outcome: Outcome): Evidence =>
  evidenceOf({
    begin: TERMS.begin,
    end: TERMS.begin + DAYS * DAY,
    program: yearProgram(),
    people: population(TERMS),
    outcomes: [outcome],
  });
