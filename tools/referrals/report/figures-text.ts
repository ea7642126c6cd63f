import { type Share, shareOf } from '../../../shared/domain/statistics/share.ts';
import { ABUSE_KINDS, EFFORTS, HONEST_KINDS } from '../population/planned-referral.ts';
import { type Figures, type Row, sum, type Verdicts } from './tally.ts';

const percent = (share: number): string => (share * 100).toFixed(share < 0.0995 ? 2 : 1);
const withInterval = ({ share, from, to }: Share): string =>
  `${percent(share)} % (${percent(from)}–${percent(to)})`;

const HEAD =
  '| kind | referrals | rejected | review | rewarded | stopped (95 %) |\n| --- | --: | --: | --: | --: | --- |';

function line(name: string, verdicts: Verdicts): string {
  const { reject, review, reward } = verdicts;
  const stopped = withInterval(shareOf(reject + review, sum(verdicts)));
  return `| ${[name, sum(verdicts), reject, review, reward, stopped].join(' | ')} |`;
}

const added = (rows: readonly Row[]): Verdicts =>
  rows.reduce(
    (all, { verdicts }) => ({
      reward: all.reward + verdicts.reward,
      review: all.review + verdicts.review,
      reject: all.reject + verdicts.reject,
    }),
    { reward: 0, review: 0, reject: 0 },
  );

function abuseLines(rows: readonly Row[]): readonly string[] {
  return ABUSE_KINDS.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    if (ofKind.length === 0) return [];
    const byEffort = EFFORTS.flatMap((effort) => {
      const row = ofKind.find((each) => each.effort === effort);
      return row === undefined ? [] : [line(`· ${effort}`, row.verdicts)];
    });
    return [line(`**${kind}**`, added(ofKind)), ...byEffort];
  });
}

const effortLines = (rows: readonly Row[]): readonly string[] =>
  EFFORTS.flatMap((effort) => {
    const ofEffort = rows.filter((row) => row.effort === effort);
    return ofEffort.length === 0 ? [] : [line(`all ${effort}`, added(ofEffort))];
  });

/** Markdown, so that it can be quoted as it is. Shares are in percent with their 95 % Wilson interval. */
export function figuresText({ rows, checks, abusive, honest, precision, recall, harmed }: Figures): string {
  const honestLines = HONEST_KINDS.flatMap((kind) =>
    rows.filter((row) => row.kind === kind).map((row) => line(row.kind, row.verdicts)),
  );
  return [
    HEAD,
    ...abuseLines(rows),
    ...effortLines(rows),
    line('**all abuse**', abusive),
    ...honestLines,
    line('**all honest**', honest),
    '',
    '| | by rejection | by rejection or review |',
    '| --- | --- | --- |',
    `| precision | ${withInterval(precision.rejected)} | ${withInterval(precision.stopped)} |`,
    `| recall | ${withInterval(recall.rejected)} | ${withInterval(recall.stopped)} |`,
    '',
    `Honest referrals rejected: ${withInterval(harmed.rejected)}; sent to a review: ${withInterval(harmed.reviewed)}.`,
    '',
    '| check | speaks against abuse | against honest |',
    '| --- | --: | --: |',
    ...checks.map(
      (row) => `| ${row.check} | ${percent(row.abusive.share)} % | ${percent(row.honest.share)} % |`,
    ),
  ].join('\n');
}
