import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import type { Units } from '../harness/consumed-units.ts';
import { REWARD_PROGRAM } from '../harness/reward-program.ts';
import type { MeteredCall } from './metered-call.ts';

const { rewards: REWARDS = [] } = REWARD_PROGRAM;
const COUNTED = REWARDS.filter(({ stock }) => stock !== undefined);

interface Bar {
  readonly what: string;
  readonly isMet: (units: Units) => boolean;
}

const EARN: Bar = { what: '≤ 5 write units', isMet: ({ write }) => write <= 5 };
const NO_WRITE: Bar = { what: 'no write', isMet: ({ write }) => write === 0 };
const ONE_READ: Bar = { what: '1 read unit, no write', isMet: ({ read, write }) => read <= 1 && write === 0 };

const BARS: Readonly<Record<string, Bar>> = {
  'order of 1 line': EARN,
  'order of 3 lines': EARN,
  'quote of 3 lines for a member': NO_WRITE,
  'quote of 3 lines for a stranger': NO_WRITE,
  balance: ONE_READ,
  'redemption as it stands': NO_WRITE,
  'rewards of a member': NO_WRITE,
  'quote of 3 lines with a reward applied': NO_WRITE,
};

/** Reads and writes of each operation; run anew for whoever asks, because it takes some seconds. */
export async function meterCalls({
  assembly,
}: Pick<BenchContext, 'assembly'>): Promise<readonly MeteredCall[]> {
  const blocks = ['./units-block.ts', './reward-units-block.ts', './referral-units-block.ts'].map((block) =>
    import.meta.resolve(block),
  );
  const metered: MeteredCall[] = [];
  for (const block of blocks)
    metered.push(...(await runBlock<object, readonly MeteredCall[]>(block, { assembly })));
  return metered;
}

/** @throws Error when the benchmark measures no such operation */
export function unitsOfCall(calls: readonly MeteredCall[], what: string): Units {
  const call = calls.find((metered) => metered.what === what);
  if (call === undefined) throw new Error(`the units benchmark measures no "${what}"`);
  return call.units;
}

export const unitsBenchmark: Benchmark = {
  name: 'units',
  title: 'DynamoDB units of each operation, as the engine reports them',
  async run(context): Promise<BenchReport> {
    context.progress.begin(this.title, 1);
    const calls = await meterCalls(context);
    context.progress.step();
    context.progress.end();
    return {
      findings: calls.map(findingOf),
      notes: [
        'without the look at what is published that each warm function takes every 15 seconds: 1 read',
        `rewards of a member: ${REWARDS.length} rewards, ${COUNTED.length} of them with a stock, whose counters are 8 reads each`,
        ...calls
          .filter(({ itemBytes }) => itemBytes !== '')
          .map(
            ({ what, requests, itemBytes }) =>
              `${what}: ${requests}; bytes of the items written: ${itemBytes}`,
          ),
      ],
      figures: { calls },
    };
  },
};

function findingOf({ what, units }: MeteredCall): Finding {
  const bar = BARS[what];
  const measured = `${units.write} write, ${units.read} read`;
  return bar === undefined ? { what, measured } : { what, measured, bar: bar.what, isMet: bar.isMet(units) };
}
