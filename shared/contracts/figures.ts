import * as z from 'zod/mini';
import { described, named } from './named.ts';

/** Of the layout below `metrics/v1/`; readers refuse a newer one. */
export const FIGURES_SCHEMA_VERSION = 1;

/** Where figures lie in the lake's bucket. */
export const FIGURES_FOLDER = 'metrics/v1';
export const LATEST_KEY = `${FIGURES_FOLDER}/latest.json`;
export const manifestKeyOf = (asOf: string): string => `${FIGURES_FOLDER}/as_of=${asOf}/manifest.json`;

const day = (description: string) => described(description, z.iso.date());
const text = (description: string) => z.exactOptional(described(description, z.string()));
const number = (description: string) => described(description, z.nullable(z.number()));
const count = (description: string) => described(description, z.int().check(z.nonnegative()));

export const MetricName = described(
  'A metric, such as `repeat_purchase_rate`; GET /v1/figures lists them.',
  z.string().check(
    z.regex(/^[a-z][a-z0-9_]{0,63}$/, {
      error: 'must be the name of a metric: 1 to 64 small letters, digits or "_", beginning with a letter',
    }),
  ),
);

const AsOf = z.optional(
  described(
    'The figures of this day, which counts what happened before it; left out: the newest.',
    z.iso.date({ error: 'must be a date that exists, as YYYY-MM-DD' }),
  ),
);

/** What a figure is cut by. */
const Cut = z.object({
  month: z.exactOptional(day('First day of the month that it is of.')),
  cohort: z.exactOptional(day("First day of the month of the customers' first order.")),
  vintage: z.exactOptional(day('First day of the month in which the points were issued.')),
  step: z.exactOptional(described('Periods, days or months after the start.', z.int())),
  tier: text('A tier of the program.'),
  segment: text('A group of customers, such as one of RFM.'),
  channel: text('Where it was bought or shared.'),
  country: text('ISO 3166 alpha-2.'),
  currency: text('ISO 4217.'),
  survey: text('A survey of the program.'),
  trigger: text('A trigger of the program.'),
  variant: text('A way of treating members, as chance has it.'),
  part: text("A band, group or line of the metric's own."),
});

export const FigureView = named(
  'Figure',
  'One number that may be quoted, with what it takes to check it.',
  z.object({
    from: day('First day of the window.'),
    to: day('The day after the last one of the window.'),
    cut: described('What it is of; without fields: everything.', Cut),
    numerator: number('`null` where there is none.'),
    denominator: number('`null` where there is none.'),
    value: number('`null`, and never 0, while it cannot be told yet; `reason` says why.'),
    unit: described(
      '`ratio`, `points`, `minor` (minor units of the currency in `cut`), `days`, `customers`, `count` or `score`.',
      z.string(),
    ),
    reason: described('Why there is no value, as a code; `null` where there is one.', z.nullable(z.string())),
    interval: described(
      '95 %, where the metric has one.',
      z.nullable(z.object({ low: z.number(), high: z.number() })),
    ),
  }),
);

/** A metric of one day as it lies in the bucket. */
export const FigureFile = z.object({
  metric: z.string(),
  definitionVersion: z.int(),
  says: z.string(),
  asOf: z.iso.date(),
  figures: z.array(FigureView),
});
export type FigureFile = z.infer<typeof FigureFile>;

const MetricSummary = z.object({
  metric: MetricName,
  definitionVersion: described('Rises with whatever changes the figures of the same events.', z.int()),
  says: described('What is counted, in words.', z.string()),
  rows: count('Figures it has.'),
});

/** What a run wrote; `latest.json` is that of the newest day. Who reads figures follows it, and nothing else. */
export const FigureManifest = z.object({
  schemaVersion: z.literal(FIGURES_SCHEMA_VERSION),
  asOf: z.iso.date(),
  timeZone: z.string(),
  /** The manifest of the lake that was counted. */
  lake: z.object({ generation: z.int(), sequence: z.int() }),
  metrics: z.array(MetricSummary),
  files: z.array(
    z.object({
      key: z.string(),
      metric: z.nullable(z.string()),
      rows: z.int(),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
});
export type FigureManifest = z.infer<typeof FigureManifest>;

export const FigureIndex = named(
  'FigureIndex',
  'The metrics there are of one day; of none before the first night.',
  z.object({
    asOf: described(
      'Counted is what happened before this day. `null`: nothing was counted yet.',
      z.nullable(z.iso.date()),
    ),
    timeZone: described("Of the program: in it a day's begin is meant.", z.nullable(z.string())),
    metrics: z.array(MetricSummary),
  }),
);

export const FigurePage = named(
  'FigurePage',
  'Figures of one metric.',
  z.object({
    metric: MetricName,
    definitionVersion: z.int(),
    says: z.string(),
    asOf: day('Counted is what happened before this day.'),
    figures: z.array(FigureView),
    nextCursor: described('For the next page; `null`: this is the last.', z.nullable(z.string())),
  }),
);

export const FigureIndexQuery = z.strictObject({ asOf: AsOf });

export const FigurePageQuery = z.strictObject({
  asOf: AsOf,
  limit: described(
    'Figures a page, from 1 to 1000.',
    z._default(
      z.pipe(
        z.string().check(z.regex(/^[0-9]{1,4}$/, { error: 'must be a whole number from 1 to 1000' })),
        z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(1000))),
      ),
      500,
    ),
  ),
  cursor: described(
    '`nextCursor` of the page before.',
    z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
  ),
});
