import { statSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { PoolId } from '../../../shared/contracts/coupons.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { poolStore } from '../../../shared/storage/pool-store.ts';
import { findTarget, type TargetOptions } from '../target.ts';
import { readCodeRows } from './code-rows.ts';
import { importRows } from './import-codes.ts';
import { reportText } from './import-report.ts';

const PLAIN_LINE_EVERY_MS = 5_000;

/** Coupon codes of the shop's own, by the hundred thousand. */
export function couponsCommand(targetOptions: () => TargetOptions): Command {
  const coupons = new Command('coupons').description('pools of coupon codes');
  coupons
    .command('import')
    .description('put the codes of a CSV file into a pool; run again after a failure, it skips what is there')
    .argument('<pool>', 'the pool, as rewards of the program name it', parsePoolId)
    .argument('<file>', 'a CSV file with a code in each row')
    .option('--column <name>', 'the column with the codes (default: "code", else the first)')
    .action(async (poolId: string, file: string, { column }: { column?: string }) => {
      const store = await openStore(targetOptions());
      const bar = progressBar(sizeOf(file));
      const counted = { done: 0 };
      const rows = readCodeRows(file, column, (bytes) => bar.increment(bytes, { codes: counted.done }));
      const report = await importRows(store, poolId, rows, (count) => {
        counted.done += count;
        bar.update({ codes: counted.done });
      }).finally(() => bar.stop());
      console.log(reportText(report));
      if (report.problems.length > 0) process.exitCode = 1;
    });
  coupons
    .command('count')
    .description('how many codes of a pool are not handed out yet')
    .argument('<pool>', 'the pool', parsePoolId)
    .action(async (poolId: string) => {
      const free = await (await openStore(targetOptions())).countPool(poolId);
      console.log(`The pool ${poolId} has ${free} codes left.`);
    });
  return coupons;
}

async function openStore(options: TargetOptions) {
  const { rewardsTable } = await findTarget(options);
  return poolStore(dynamoDbClient(), rewardsTable);
}

function parsePoolId(text: string): string {
  if (PoolId.safeParse(text).success) return text;
  throw new Error(
    `"${text}" is no name of a pool: it must be 1 to 64 lower-case letters, digits, "_" or "-".`,
  );
}

function sizeOf(file: string): number {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) throw new Error(`There is no file ${file}.`);
  return stat.size;
}

/** By bytes read, because nobody knows the rows before they are read. On the stream of errors: the report is the output. */
function progressBar(sizeBytes: number): SingleBar {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage} % · {codes} codes · {eta_formatted} left',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: PLAIN_LINE_EVERY_MS,
    gracefulExit: false,
  });
  bar.start(sizeBytes, 0, { codes: 0 });
  return bar;
}
