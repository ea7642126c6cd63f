import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { coverageText } from './trials/coverage-text.ts';
import { measureCoverage } from './trials/measure.ts';
import { PLANTED } from './trials/planted.ts';

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly json?: string;
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError(`"${text}" is not a whole number from 1`);
}

const { runs, seed, json } = new Command('coverage:experiments')
  .description(
    'Repeats made-up experiments whose effect is known, and tells how often the interval held the truth, how often nothing was taken for something, and how often the sample ratio gave an alarm.',
  )
  .option('--runs <n>', 'of each experiment', whole, 2_000)
  .option('--seed <n>', 'the same seed gives the same figures', whole, 2_026)
  .option('--json <file>', 'also writes all figures there')
  .parse()
  .opts<Options>();

const bar = new SingleBar(
  {
    format: '{name} {bar} {value}/{total} · {duration_formatted}, {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
  },
  Presets.shades_classic,
);

const started = performance.now();
const figures = Object.values(PLANTED).map((planted) => {
  const total = runs * planted.runsFactor;
  const { isTTY } = process.stderr;
  if (isTTY) bar.start(total, 0, { name: planted.name.padEnd(30) });
  else console.error(`${planted.name}: ${total} runs of ${planted.members} members`);
  const coverage = measureCoverage(planted, total, seed, () => {
    if (isTTY) bar.increment();
  });
  if (isTTY) bar.stop();
  return coverage;
});

console.log(`${runs} runs, seed ${seed}; shares with their 95 % interval\n`);
console.log(coverageText(figures));
console.error(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
if (json !== undefined)
  writeFileSync(
    resolve(process.env['INIT_CWD'] ?? '.', json),
    `${JSON.stringify({ runs, seed, figures }, null, 2)}\n`,
  );
