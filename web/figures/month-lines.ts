import type { Figure } from '../../shared/metrics/figure.ts';
import type { Line } from './charts/lines.ts';
import type { NumberWords } from './words/number-words.ts';

export interface NamedFigures {
  readonly name: string;
  /** By month. */
  readonly figures: readonly Figure[];
}

/** Months of any of them as places of an axis, without those at the end of which no figure has a value yet. Null: nothing to draw. */
export function monthLines(
  words: NumberWords,
  all: readonly NamedFigures[],
): { readonly places: readonly string[]; readonly lines: readonly Line[] } | null {
  const known = all.filter(({ figures }) => figures.some(({ value }) => value !== null));
  const valued = known.flatMap(({ figures }) => figures.filter(({ value }) => value !== null));
  const last = valued.map(monthOf).sort().at(-1) ?? '';
  const months = [...new Set(known.flatMap(({ figures }) => figures.map(monthOf)))]
    .filter((month) => month <= last)
    .sort();
  if (months.length === 0) return null;
  return {
    places: months.map(words.shortMonth),
    lines: known.map(({ name, figures }) => ({
      name,
      points: months.map((month) => {
        const found = figures.find((figure) => monthOf(figure) === month);
        return { value: found?.value ?? null, interval: found?.interval ?? null };
      }),
    })),
  };
}

const monthOf = ({ cut, from }: Figure): string => cut.month ?? cut.vintage ?? cut.cohort ?? from;
