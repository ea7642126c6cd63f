import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import type { Units } from '../harness/consumed-units.ts';
import type { MeteredCall } from './units-block.ts';

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
};

/** Reads and writes of each operation; run anew for whoever asks, because it takes a second. */
export function meterCalls({ assembly }: Pick<BenchContext, 'assembly'>): Promise<readonly MeteredCall[]> {
  return runBlock(import.meta.resolve('./units-block.ts'), { assembly });
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
