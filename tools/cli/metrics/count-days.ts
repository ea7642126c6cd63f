import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDay } from '../../../shared/domain/calendar.ts';
import { s3Client, s3Objects } from '../../../shared/lake/s3-objects.ts';
import { COUNTING } from '../../../shared/metrics/counting.ts';
import type { IsoDay } from '../../../shared/metrics/figure.ts';
import { isoDayOf, localDayOf } from '../../../shared/metrics/iso-day.ts';
import {
  type MetricsShop,
  previewMetrics,
  runMetrics,
  type Step,
} from '../../../shared/metrics/metrics-run.ts';
import { programTerms } from '../../../shared/metrics/program-terms.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { publishedPrograms } from '../../../shared/storage/published-programs.ts';
import type { CountedDay } from '../../../web/figures/counted-day.ts';
import { bucketName } from '../lake/lake-bucket.ts';
import { findTarget, type TargetOptions } from '../target.ts';

/** Ten years: more is a mistake of typing. */
const MOST_DAYS = 3_660;

const now = (): number => Math.floor(Date.now() / 1000);

/**
 * Counts days and publishes their figures, as the night does. Killed, it goes on by being run again: a day that was published is
 * written anew with the same bytes.
 *
 * @param first the day to count; left out: today, which counts until last midnight
 * @param last the last of several; left out: the first alone
 * @throws Error when a day is not over yet, or there are more than ten years of them
 */
export async function countDays(target: TargetOptions, first?: IsoDay, last = first): Promise<void> {
  const { shop, terms } = await open(target);
  const today = localDay(now(), terms.timeZone);
  const [from, to] = [first, last].map((day) => (day === undefined ? today : localDayOf(day))) as [
    number,
    number,
  ];
  if (to > today)
    throw new Error(
      `${isoDayOf(to)} is after today, ${isoDayOf(today)} in ${terms.timeZone}: figures are published of days that are over. Look at what there is so far with --so-far.`,
    );
  if (to < from) throw new Error(`--until ${isoDayOf(to)} is before --as-of ${isoDayOf(from)}: swap them.`);
  if (to - from >= MOST_DAYS)
    throw new Error(`${to - from + 1} days are more than the ${MOST_DAYS} of ten years.`);
  const runs = Array.from({ length: to - from + 1 }, (_, index) => ({
    asOf: isoDayOf(from + index),
    ...terms,
  }));
  await runMetrics(shop, runs, tell);
}

/** Counts all that happened until now, and publishes nothing. */
export async function countSoFar(target: TargetOptions): Promise<CountedDay> {
  const { shop, terms } = await open(target);
  const asOf = isoDayOf(localDay(now(), terms.timeZone) + 1);
  const figures = await previewMetrics(shop, { asOf, ...terms }, tell);
  const metrics = COUNTING.metrics.map(({ name, definitionVersion, says }) => {
    return { metric: name, definitionVersion, says };
  });
  return { asOf, timeZone: terms.timeZone, metrics, figures };
}

async function open(target: TargetOptions) {
  const { programTable } = await findTarget(target);
  const bucket = await bucketName(target, undefined);
  const folder = join(tmpdir(), `perennial-lake-${bucket}`);
  const shop: MetricsShop = {
    workshop: { objects: s3Objects(s3Client(), bucket), folder, now },
    counting: COUNTING,
    limits: { spillFolder: join(folder, 'spill') },
  };
  return { shop, terms: await programTerms(publishedPrograms(dynamoDbClient(), programTable), now()) };
}

/** On the error stream, so that tables and JSON can be piped. */
function tell(step: Step): void {
  const words = wordsOf(step);
  if (words !== null) console.error(words);
}

function wordsOf(step: Step): string | null {
  switch (step.step) {
    case 'curated':
      return `taken in: ${step.lines} events`;
    case 'compacted':
      return `made one file a table: ${step.month}`;
    case 'opened':
      return `counting on ${step.files} files`;
    case 'published':
      return `${step.asOf}: ${step.figures} figures published`;
    default:
      return null;
  }
}
