import type { Share } from '../../../shared/domain/statistics/share.ts';
import type { Coverage, Measured } from './measure.ts';

const HEAD = [
  '| planted | of | runs | interval holds the truth | effect | inconclusive | harm | variants differ | sample-ratio alarms |',
  '| --- | --- | --: | --- | --- | --- | --- | --- | --- |',
];

const percent = (share: number): string => (100 * share).toFixed(2);
const withInterval = ({ of, share, from, to }: Share): string =>
  of === 0 ? '–' : `${percent(share)} % (${percent(from)}–${percent(to)})`;

/** Markdown, so that it can be quoted as it is. Shares are in percent with their own 95 % Wilson interval. */
export function coverageText(all: readonly Coverage[]): string {
  return [...HEAD, ...all.flatMap(lines)].join('\n');
}

function lines({ planted, runs, alarms, conversion, spend }: Coverage): readonly string[] {
  const line = (outcome: string, { covered, verdicts }: Measured) => {
    const { effect, inconclusive, harm, mixed } = verdicts;
    const shares = [covered, effect, inconclusive, harm, mixed, alarms].map(withInterval);
    return `| ${[planted.name, outcome, runs, ...shares].join(' | ')} |`;
  };
  return [line('conversion', conversion), line('spend', spend)];
}
