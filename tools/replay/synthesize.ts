import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError } from 'commander';
import { exportLines } from './synthetic/export-lines.ts';

function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('it must be a whole number, not negative');
}

const command = new Command('synthesize')
  .description('Writes the order history of a made-up shop as CSV; replay it with --mapping perennial.')
  .option('--orders <n>', 'how many orders', whole, 500)
  .option('--seed <n>', 'the same seed gives the same file', whole, 1)
  .option('--out <file>', 'where to write it; the standard output unless given')
  .parse();
const { orders, seed, out } = command.opts<{ orders: number; seed: number; out?: string }>();
const target =
  out === undefined ? process.stdout : createWriteStream(resolve(process.env['INIT_CWD'] ?? '.', out));

try {
  await pipeline(Readable.from(exportLines({ orders, seed })), target, { end: out !== undefined });
} catch (error) {
  // Whoever reads only the first lines, such as `head`, closes the pipe, and that is no failure.
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
}
