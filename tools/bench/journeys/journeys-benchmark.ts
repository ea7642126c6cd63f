import { US_EAST_1 } from '../cost/price-list.ts';
import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import type { Units } from '../harness/consumed-units.ts';
import { median } from '../harness/statistics.ts';
import {
  costOfMillionEntries,
  ENTRIES_PER_INVOCATION,
  USD_PER_MILLION_QUEUE_REQUESTS,
} from './entries-cost.ts';
import type { JourneysBlock, JourneysResult } from './journeys-block.ts';

const MEMBERS = 60;
export const journeysBenchmark: Benchmark = {
  name: 'journeys',
  title: 'Entries through the engine of journeys, with every ready-made trigger',
  async run({ assembly, progress, rounds }: BenchContext): Promise<BenchReport> {
    progress.begin(this.title, rounds);
    const results: JourneysResult[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const input = { assembly, members: MEMBERS };
      results.push(
        await runBlock<JourneysBlock, JourneysResult>(import.meta.resolve('./journeys-block.ts'), input),
      );
      progress.step();
    }
    progress.end();
    // The first round warms up, as everywhere; where there is no other, it is told.
    const kept = results.length > 1 ? results.slice(1) : results;
    const units = {
      read: median(kept.map(({ unitsPerEntry }) => unitsPerEntry.read)),
      write: median(kept.map(({ unitsPerEntry }) => unitsPerEntry.write)),
    };
    const processorMs = median(kept.map(({ processorMsPerEntry }) => processorMsPerEntry));
    const [first] = kept;
    return {
      findings: [
        {
          what: `entries a second, in batches of 100 of ${MEMBERS} members`,
          measured: median(kept.map(({ entries, seconds }) => entries / seconds)).toFixed(0),
        },
        { what: 'processor time of an entry', measured: `${processorMs.toFixed(2)} ms` },
        { what: 'units of an entry, together', measured: unitsText(units) },
        { what: 'a million entries', measured: `$${costOfMillionEntries(units, processorMs).toFixed(2)}` },
        ...(first?.steps.map(stepFinding) ?? []),
      ],
      notes: [
        `three orders each of members who agreed to e-mails; ${first?.entries ?? 0} entries a round`,
        `a million: DynamoDB, SQS at $${USD_PER_MILLION_QUEUE_REQUESTS} a million requests, and Lambda with 1,024 MB at ${ENTRIES_PER_INVOCATION} entries an invocation; ${US_EAST_1.name}, ${US_EAST_1.asOf}`,
      ],
      figures: { results: kept },
    };
  },
};

const stepFinding = ({ what, units, bytes }: JourneysResult['steps'][number]): Finding => ({
  what: `alone: ${what}`,
  measured: `${unitsText(units)}${bytes.length === 0 ? '' : `; items of ${bytes.join(', ')} bytes`}`,
});

const unitsText = ({ read, write }: Units): string => `${tidy(write)} write, ${tidy(read)} read`;
const tidy = (units: number): string => units.toFixed(2).replace(/\.?0+$/, '');
