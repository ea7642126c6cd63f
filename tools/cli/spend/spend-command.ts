import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { spendText } from '../../../shared/metrics/spend-object.ts';
import { rowsTable } from '../rows-table.ts';
import { readSpend, SPEND_COLUMNS } from './spend-file.ts';

/** What was spent on winning customers, for the cost of acquisition and payback: people import it, as no event tells. */
export function spendCommand(): Command {
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
  return spend;
}
