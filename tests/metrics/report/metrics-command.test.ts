import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sortedFigures } from '../../../shared/metrics/figure-row.ts';
import { metricsCommand } from '../../../tools/cli/metrics/metrics-command.ts';
import { publishInto } from './exported-folder.ts';
import { AS_OF, sampleFigures } from './sample-shop.ts';

const SAMPLE = sampleFigures();
const EARLIER = '2026-10-01';
const folder = mkdtempSync(join(tmpdir(), 'metrics-command-'));

beforeAll(async () => {
  await publishInto(folder, [{ ...(SAMPLE[0] ?? fail()), asOf: EARLIER }], EARLIER);
  await publishInto(folder, SAMPLE, AS_OF);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `perennial metrics` prints, or why it refuses. */
async function printed(...options: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const command = metricsCommand(() => ({}))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    await command.parseAsync(['--from', folder, ...options], { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return lines.join('\n');
}

describe('perennial metrics', () => {
  it('prints the newest key figures with their intervals, and which metrics there are', async () => {
    const text = await printed();
    expect(text).toContain('As of the beginning of Nov 1, 2026, in days of Europe/Vienna.');
    expect(text).toMatch(
      /^Order again within 90 days +25\.0% +24\.0% to 26\.0% +Jul 1, 2025 to Oct 31, 2026$/m,
    );
    expect(text).toMatch(
      /^Lifetime value, next 365 days, JPY +not yet: there are too few customers to fit a model to/m,
    );
    expect(text).toMatch(/^period_churn +Period churn +16 +1$/m);
  });

  it('prints a metric in columns, numbers below one another', async () => {
    const lines = (await printed('--metric', 'repeat_within')).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Second order within N days · Jul 1, 2025 to Oct 31, 2026',
      'repeat_within, definition 1: repeat_within, as the test says.',
    ]);
    expect(lines.slice(3)).toEqual([
      'Step  Numerator  Denominator  Value    95% interval',
      '────  ─────────  ───────────  ─────  ──────────────',
      '30        1,596       11,400  14.0%  13.4% to 14.6%',
      '60        1,853        9,500  19.5%  18.7% to 20.3%',
      '90        1,900        7,600  25.0%  24.0% to 26.0%',
      '180       1,739        5,700  30.5%  29.3% to 31.7%',
      '365       1,368        3,800  36.0%  34.5% to 37.5%',
    ]);
    expect(await printed('--metric', 'repeat_within', '--locale', 'de')).toContain('19,5\u00a0%');
  });

  it('gives machines every figure, as JSON and as CSV', async () => {
    const json = JSON.parse(await printed('--json'));
    expect(json.figures).toEqual(sortedFigures(SAMPLE));
    const csv = await printed('--csv', '--metric', 'churn_risk');
    const rows: readonly Record<string, string>[] = parse(csv, { columns: true });
    expect(rows.map(({ part, value }) => [part, Number(value)])).toEqual(
      sortedFigures(SAMPLE)
        .filter(({ metric }) => metric === 'churn_risk')
        .map(({ cut, value }) => [cut.part, value]),
    );
  });

  it('writes the report, and says where', async () => {
    const file = join(folder, 'report.html');
    expect(await printed('--html', file)).toBe(`The report as of ${AS_OF} is in ${file}.`);
    expect(readFileSync(file, 'utf8')).toContain('<h1>Retention report up to Oct 31, 2026</h1>');
  });

  it('reads an earlier day where it is named', async () => {
    expect(JSON.parse(await printed('--as-of', EARLIER, '--json')).figures).toHaveLength(1);
  });

  it.each([
    [['--as-of', '2026-02-30'], '"2026-02-30" is no day; write it as YYYY-MM-DD, such as 2026-01-31.'],
    [['--as-of', '2020-01-01'], 'Nothing was counted as of 2020-01-01.'],
    [['--metric', 'npss'], 'There is no metric "npss" as of 2026-11-01. There are: acquisition_cost, '],
    [
      ['--locale', 'not a locale'],
      '"not a locale" is no locale; write a BCP 47 tag, such as en, de or de-CH.',
    ],
  ])('refuses %j with the way out', async (options, message) => {
    await expect(printed(...options)).rejects.toThrow(message);
  });

  it('refuses files of another counting than the manifest names', async () => {
    const key = `metrics/v1/as_of=${EARLIER}/json/retention_calendar.json`;
    writeFileSync(join(folder, key), readFileSync(join(folder, key), 'utf8').replace('"step":0', '"step":1'));
    await expect(printed('--as-of', EARLIER)).rejects.toThrow('are being written anew. Try again.');
  });

  it('prints names without what would move the cursor', async () => {
    const evil = mkdtempSync(join(tmpdir(), 'metrics-evil-'));
    const [figure = fail()] = SAMPLE;
    await publishInto(evil, [{ ...figure, cut: { channel: '\u001b[2Jweb\u202e\n\r' } }], AS_OF);
    const text = await printed('--from', evil, '--metric', figure.metric);
    rmSync(evil, { recursive: true });
    expect(text).toMatch(/^\[2Jweb {2}/m);
  });
});

function fail(): never {
  throw new Error('There is none.');
}
