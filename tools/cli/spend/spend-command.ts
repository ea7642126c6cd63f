import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { SPEND_KEY, spendText } from '../../../shared/metrics/spend-object.ts';
import { openBucket } from '../lake/lake-bucket.ts';
import { rowsTable } from '../rows-table.ts';
import type { TargetOptions } from '../target.ts';
import { readSpend, SPEND_COLUMNS } from './spend-file.ts';

/** What was spent on winning customers, for the cost of acquisition and payback: people import it, as no event tells. */
export function spendCommand(targetOptions: () => TargetOptions): Command {
  const spend = new Command('spend').description(
    'what the shop spent on winning customers, by month and channel',
  );
  spend
    .command('check')
    .argument('<file>', `CSV with the columns ${SPEND_COLUMNS.join(', ')}`)
    .option('--out <file>', 'writes it as the metrics read it')
    .description('reads a file, and says row by row what is wrong with it')
    .action((file: string, { out }: { readonly out?: string }) => {
      const rows = readSpend(readFileSync(file, 'utf8'));
      console.log(
        rowsTable(
          rows.map(({ month, channel, currency, amountMinor }) => ({
            month: month.slice(0, 7),
            channel,
            currency,
            'amount in minor units': String(amountMinor),
          })),
        ),
      );
      if (out !== undefined) writeFileSync(out, spendText(rows));
    });
  spend
    .command('import')
    .argument('<file>', `CSV with the columns ${SPEND_COLUMNS.join(', ')}`)
    .option('--bucket <name>', 'where the lake is (default: the bucket of the stack)')
    .description('takes the place of all that was imported before; the next counting knows it')
    .action(async (file: string, { bucket }: { readonly bucket?: string }) => {
      const rows = readSpend(readFileSync(file, 'utf8'));
      const objects = await openBucket(targetOptions(), bucket);
      await objects.put(SPEND_KEY, Buffer.from(spendText(rows)));
      console.log(`${rows.length} rows imported. They are in the figures that are counted from now on.`);
    });
  return spend;
}
