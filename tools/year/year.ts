import { rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { coverageText } from '../experiments/trials/coverage-text.ts';
import { yearReport } from './report/year-report.ts';
import { runParts } from './run/run-parts.ts';

interface Options {
  readonly members: number;
  readonly days: number;
  readonly seed: number;
  readonly faults: number;
  readonly parts: number;
  readonly runs: number;
  readonly state: string;
  readonly fresh: boolean;
  readonly json?: string;
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError(`"${text}" is not a whole number from 1`);
}

function share(text: string): number {
  const value = Number(text);
  if (text !== '' && value >= 0 && value <= 0.5) return value;
  throw new InvalidArgumentError(`"${text}" is not a share from 0 to 0.5`);
}

const { members, days, seed, faults, parts, runs, state, fresh, json } = new Command('year')
  .description(
    'Lives a year of a made-up shop on the real engine with a simulated clock, and judges what came out. Ctrl-C ends it with the day that is under way; the same command goes on.',
  )
  .option('--members <n>', 'people of the shop', whole, 5_000)
  .option('--days <n>', 'of the year', whole, 365)
  .option('--seed <n>', 'the same seed gives the same people', whole, 2_026)
  .option('--faults <share>', 'of messages that come twice and transactions that are cut off', share, 0.05)
  .option('--parts <n>', 'processes, each with a database engine; at most 16', whole, 2)
  .option('--runs <n>', 'of the experiments that are repeated', whole, 1_000)
  .option('--state <folder>', 'where years are kept that were interrupted', '.perennial/year')
  .option('--fresh', 'begin anew', false)
  .option('--json <file>', 'also writes all figures there')
  .parse()
  .opts<Options>();

/** 2026-01-01T00:00:00Z. Nothing depends on the day on which it is run. */
const BEGIN = 1_767_225_600;
const terms = { members, days, seed, begin: BEGIN, faults };
const from = process.env['INIT_CWD'] ?? '.';
const folder = resolve(from, state, `${members}-people-${days}-days-seed-${seed}-faults-${faults}`);
if (fresh) rmSync(folder, { recursive: true, force: true });

const stop = new AbortController();
process.once('SIGINT', () => {
  stop.abort();
  console.error('\nending with the day that is under way; once more to give it up');
});

const bar = new SingleBar(
  {
    format: '{step} {bar} {value}/{total} · {duration_formatted}, {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    gracefulExit: false,
  },
  Presets.shades_classic,
);
const loadBefore = loadavg()[0] ?? 0;
bar.start(days, 0, { step: 'days     ' });
const year = await runParts({
  terms,
  parts,
  folder,
  signal: stop.signal,
  onDay: (day, all) => {
    bar.setTotal(all);
    bar.update(day);
  },
}).finally(() => bar.stop());

if (year.isFinished) tell();
else console.error('not over yet: the same command goes on with it');

function tell(): void {
  bar.start(2 * runs, 0, { step: 'repeating' });
  const report = yearReport(year, terms, runs, () => bar.increment());
  bar.stop();
  console.log(
    `${members} people, ${days} days, seed ${seed}, faults ${faults}; load before the start ${loadBefore.toFixed(1)}\n`,
  );
  console.log(report.text);
  console.log(
    `\n${runs} repeated runs; shares with their 95 % interval\n\n${coverageText(report.coverages)}`,
  );
  if (json !== undefined) writeFileSync(resolve(from, json), `${JSON.stringify(report.figures, null, 2)}\n`);
  process.exitCode = report.breaches === 0 ? 0 : 1;
}
