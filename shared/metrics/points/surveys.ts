import { CES_SCALE, customerEffort } from '../../domain/feedback/customer-effort.ts';
import { CSAT_SCALE, customerSatisfaction } from '../../domain/feedback/customer-satisfaction.ts';
import type { Scale } from '../../domain/feedback/figure.ts';
import { NPS_SCALE, netPromoterScore } from '../../domain/feedback/net-promoter-score.ts';
import type { Share } from '../../domain/statistics/share.ts';
import type { Query } from '../../lake/engine.ts';
import type { Figure, IsoDay } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { monthAfter } from '../months.ts';
import { figureMaker, type Told, type Window, windowOf } from './point-figure.ts';

interface Answers {
  readonly survey_id: string;
  readonly survey_kind: string;
  readonly month: IsoDay;
  readonly score: number;
  readonly answers: number;
  readonly [column: string]: string | number;
}

/** Answers to one survey in one month, or all of them. */
interface Asked {
  readonly cut: Figure['cut'];
  readonly window: Window;
  /** How many gave each answer, from the lowest of the scale on. */
  readonly counts: readonly number[];
}

type Score = Pick<Told, 'numerator' | 'denominator' | 'value' | 'unit' | 'interval'> & {
  readonly part?: string;
};

const SQL = /* sql */ `SELECT survey_id, survey_kind, month, score, answers FROM survey_answers ORDER BY survey_id, month, score`;

const countsOf = (rows: readonly Answers[], { lowest, highest }: Scale): readonly number[] =>
  Array.from({ length: highest - lowest + 1 }, (_, place) =>
    rows.reduce((sum, { score, answers }) => (score === lowest + place ? sum + answers : sum), 0),
  );

async function askedOf(
  query: Query,
  kind: string,
  scale: Scale,
  { asOf }: MetricRun,
): Promise<readonly Asked[]> {
  const rows = (await query<Answers>(SQL)).filter(
    ({ survey_kind, score }) => survey_kind === kind && score >= scale.lowest && score <= scale.highest,
  );
  const surveys = [...new Set(rows.map(({ survey_id }) => survey_id))];
  return surveys.flatMap((survey): readonly Asked[] => {
    const own = rows.filter(({ survey_id }) => survey_id === survey);
    const months = [...new Set(own.map(({ month }) => month))];
    const last = monthAfter(months.at(-1) ?? asOf);
    const all = { from: months[0] ?? asOf, to: last < asOf ? last : asOf };
    return [
      { cut: { survey }, window: all, counts: countsOf(own, scale) },
      ...months.map((month) => ({
        cut: { survey, month },
        window: windowOf(month, asOf),
        counts: countsOf(
          own.filter((row) => row.month === month),
          scale,
        ),
      })),
    ];
  });
}

const shareScore = ({ count, of, share, from, to }: Share): Score => ({
  numerator: count,
  denominator: of,
  value: share,
  unit: 'ratio',
  interval: { from, to },
});

function npsScores(counts: readonly number[]): readonly Score[] {
  const { figure } = netPromoterScore(counts);
  if (figure === null) return [];
  const { score, interval, promoters, detractors, of } = figure;
  return [{ numerator: promoters - detractors, denominator: of, value: score, unit: 'score', interval }];
}

function csatScores(counts: readonly number[]): readonly Score[] {
  const { figure } = customerSatisfaction(counts);
  return figure === null ? [] : [shareScore(figure.satisfied)];
}

function cesScores(counts: readonly number[]): readonly Score[] {
  const { figure } = customerEffort(counts);
  if (figure === null) return [];
  const { mean, interval, easy } = figure;
  const sum = counts.reduce((all, count, place) => all + count * (CES_SCALE.lowest + place), 0);
  return [
    { numerator: sum, denominator: easy.of, value: mean, unit: 'score', interval },
    { part: 'easy', ...shareScore(easy) },
  ];
}

/** The scores of a kind of survey, and its distribution: how many gave each answer of all. */
const surveyMetric = (
  kind: string,
  scale: Scale,
  says: string,
  scoresOf: (counts: readonly number[]) => readonly Score[],
): Metric => ({
  name: kind,
  definitionVersion: 1,
  says: `${says} By survey, of all time and by the month of the answer; a running month is told up to as_of. Answers taken back are left out. The parts \`answer n\` are the distribution: answers n / all.`,
  async figures(query, run) {
    const figure = figureMaker(this, run);
    return (await askedOf(query, kind, scale, run)).flatMap(({ cut, window, counts }) => {
      const of = counts.reduce((sum, count) => sum + count, 0);
      return [
        ...scoresOf(counts).map(({ part, ...score }) =>
          figure({ window, cut: part === undefined ? cut : { ...cut, part }, ...score }),
        ),
        ...counts.map((count, place) =>
          figure({
            window,
            cut: { ...cut, part: `answer ${scale.lowest + place}` },
            numerator: count,
            denominator: of,
            value: count / of,
            unit: 'ratio',
          }),
        ),
      ];
    });
  },
});

export const NPS = surveyMetric(
  'nps',
  NPS_SCALE,
  '100 · (answers 9–10 − answers 0–6) / answers, on 0–10, with the normal interval of a multinomial.',
  npsScores,
);
export const CSAT = surveyMetric(
  'csat',
  CSAT_SCALE,
  'Answers 4–5 / answers, on 1–5, with Wilson’s interval.',
  csatScores,
);
export const CES = surveyMetric(
  'ces',
  CES_SCALE,
  'The mean answer on 1–7, more being easier, with Student’s interval; part `easy`: answers 5–7 / answers, with Wilson’s.',
  cesScores,
);
