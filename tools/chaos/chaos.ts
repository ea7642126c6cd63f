import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { runCampaign } from './campaign.ts';
import { reportText } from './report.ts';

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError(`"${text}" is not a whole number from 0`);
  return value;
}

const command = new Command('chaos')
  .description(
    'Drives random orders, refunds, redemptions and coupons through a stack that keeps failing, and judges the result.',
  )
  .option('--orders <n>', 'orders, each with its refunds, redemptions, duplicates and more', count, 10_000)
  .option('--members <n>', 'members they are spread over', count, 400)
  .option('--kills <n>', 'how often the stack is killed in the middle', count, 5)
  .option('--concurrency <n>', 'orders at a time', count, 24)
  .option('--seed <text>', 'the same seed gives the same stories and faults', `${Date.now()}`)
  .option('--keep <folder>', 'keep the data of the stack there, for looking at it')
  .action(
    async ({
      keep,
      ...options
    }: {
      orders: number;
      members: number;
      kills: number;
      concurrency: number;
      seed: string;
      keep?: string;
    }) => {
      const dataDir = keep ?? mkdtempSync(join(tmpdir(), 'perennial-chaos-'));
      console.log(
        `seed ${options.seed}: ${options.orders} orders over ${options.members} members, ${options.kills} kills`,
      );
      const bar = new SingleBar({
        format: '{bar} {value}/{total} orders, {kills} kills, {duration_formatted}, {eta_formatted} to go',
        noTTYOutput: true,
        notTTYSchedule: 10_000,
        linewrap: true,
      });
      bar.start(options.orders, 0, { kills: 0 });
      try {
        const report = await runCampaign({
          ...options,
          dataDir,
          onProgress: (done, kills) => bar.update(done, { kills }),
        });
        bar.stop();
        console.log(`\n${reportText(options.seed, report)}`);
        if (report.verdict.failures.length > 0) process.exitCode = 1;
      } finally {
        bar.stop();
        if (keep === undefined) rmSync(dataDir, { recursive: true, force: true });
      }
    },
  );

command.parseAsync().catch((error: unknown) => {
  console.error(`\n${(error as Error).stack}`);
  process.exit(1);
});
