import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { CountedDay } from '../../../web/figures/counted-day.ts';
import { exportedFigures } from '../../metrics/read-counted-day.ts';
import { dayCsv, dayJson, dayText, metricText } from '../../metrics/tables.ts';
import { openBucket } from '../lake/lake-bucket.ts';
import type { TargetOptions } from '../target.ts';

export interface MetricsOptions {
  readonly asOf?: string;
  readonly metric?: string;
  readonly from?: string;
  readonly count?: true;
  readonly until?: string;
  readonly soFar?: true;
  readonly html?: string;
  readonly json?: true;
  readonly csv?: true;
  readonly locale: string;
}

/** The figures of the nightly run, as tables, for machines, or as a report. */
export function metricsCommand(targetOptions: () => TargetOptions): Command {
  return new Command('metrics')
    .description('figures of customers, points, referrals, answers and experiments, and a report of them')
    .option('--as-of <day>', 'what happened before this day, as YYYY-MM-DD (default: the newest)', dayOf)
    .option('--metric <name>', 'all figures of one metric')
    .option(
      '--count',
      'takes in what arrived, counts the day and publishes it, as the night does; then shows it',
    )
    .option('--until <day>', 'with --count: each day from --as-of to this one', dayOf)
    .option('--so-far', 'counts until now, without publishing anything')
    .option('--html <file>', 'writes a report that needs no network')
    .option('--json', 'prints figures as JSON')
    .option('--csv', 'prints figures as CSV')
    .option('--locale <tag>', 'how numbers, money and days are written', localeOf, 'en')
    .option('--from <folder>', 'reads a copy of the bucket, the keys of objects being paths')
    .action(async (options: MetricsOptions) => {
      console.log(await metricsText(await dayShown(targetOptions(), options), options));
    });
}

/** @throws Error where options contradict each other, or there are no figures */
async function dayShown(target: TargetOptions, options: MetricsOptions): Promise<CountedDay> {
  const { asOf, from, count, until, soFar } = options;
  const ways = [from !== undefined, count === true, soFar === true].filter(Boolean).length;
  if (ways > 1) throw new Error('--from, --count and --so-far are three ways to get figures: choose one.');
  if (until !== undefined && count !== true)
    throw new Error('--until is the last of the days that --count counts: add --count, or leave it out.');
  if (from !== undefined) return exportedFigures(folder(from))(asOf);
  // The engine that counts takes a moment to load, which who only reads does not wait for.
  if (soFar) return (await import('./count-days.ts')).countSoFar(target);
  if (count) await (await import('./count-days.ts')).countDays(target, asOf, until);
  const objects = await openBucket(target);
  return exportedFigures(async (key) => (await objects.get(key))?.bytes ?? null)(until ?? asOf);
}

/** What the command prints. A report is written first; who asks for nothing else is told where it is. */
export async function metricsText(day: CountedDay, options: MetricsOptions): Promise<string> {
  const { metric, html, json, csv, locale } = options;
  if (html !== undefined) {
    // Charts take half a second to load.
    const { metricsReport } = await import('../../metrics/report/report.ts');
    await writeFile(html, metricsReport(day, locale));
  }
  if (json) return dayJson(day, metric);
  if (csv) return dayCsv(day, metric).trimEnd();
  if (metric !== undefined) return metricText(day, metric, locale);
  return html === undefined ? dayText(day, locale) : `The report as of ${day.asOf} is in ${html}.`;
}

const folder = (path: string) => async (key: string) => {
  try {
    return await readFile(join(path, key));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

function dayOf(text: string): string {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text))
    return text;
  throw new InvalidArgumentError(`"${text}" is no day; write it as YYYY-MM-DD, such as 2026-01-31.`);
}

function localeOf(text: string): string {
  try {
    return new Intl.NumberFormat(text).resolvedOptions().locale;
  } catch {
    throw new InvalidArgumentError(`"${text}" is no locale; write a BCP 47 tag, such as en, de or de-CH.`);
  }
}
