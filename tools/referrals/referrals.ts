import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { DEFAULT_JUDGING } from '../../shared/domain/referrals/default-weights.ts';
import { hashing } from './campaign/happenings.ts';
import { judgeCampaign } from './campaign/judge-campaign.ts';
import { population } from './population/population.ts';
import { figuresText } from './report/figures-text.ts';
import { Tally } from './report/tally.ts';

interface Options {
  readonly referrals: number;
  readonly abuse: number;
  readonly seed: number;
  readonly json?: string;
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError(`"${text}" is not a whole number from 1`);
}

function share(text: string): number {
  const value = Number(text);
  if (text !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError(`"${text}" is not a share from 0 to 1`);
}

const command = new Command('referrals')
  .description(
    'Judges a made-up campaign of referrals, whose abuse is known, and tells how much of it was found and who was harmed.',
  )
  .option('--referrals <n>', 'how many', whole, 100_000)
  .option('--abuse <share>', 'how many of them are abuse, from 0 to 1', share, 0.15)
  .option('--seed <n>', 'the same seed gives the same campaign', whole, 2_026)
  .option('--json <file>', 'also writes all figures there')
  .parse();
const options = command.opts<Options>();
const { referrals, abuse, seed, json } = options;

const bar = new SingleBar(
  {
    format: '{step} {bar} {value}/{total} · {duration_formatted}, {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
  },
  Presets.shades_classic,
);

/** Any salt does: it is of this campaign, which has nobody's data. */
const salt = createHash('sha256').update(`campaign ${seed}`).digest();

function counted<T>(items: Iterable<T>, step: string): readonly T[] {
  bar.start(referrals, 0, { step });
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length % 500 === 0) bar.update(taken.length);
  }
  bar.update(taken.length);
  bar.stop();
  return taken;
}

const started = performance.now();
const toReferral = hashing(salt);
const made = counted(population({ referrals, abuse, seed }), 'making up').map(toReferral);
const tally = new Tally();
for (const judged of counted(judgeCampaign(made, DEFAULT_JUDGING), 'judging  ')) tally.add(judged);
const figures = tally.figures();

const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${referrals} referrals, ${abuse * 100} % abuse, seed ${seed}, review from ${DEFAULT_JUDGING.reviewAt}, rejected from ${DEFAULT_JUDGING.rejectAt}\n`,
);
console.log(figuresText(figures));
console.error(`\n${seconds} s`);
if (json !== undefined)
  writeFileSync(
    resolve(process.env['INIT_CWD'] ?? '.', json),
    `${JSON.stringify({ referrals, abuse, seed, judging: DEFAULT_JUDGING, ...figures }, null, 2)}\n`,
  );
