import { useSearchParams } from 'react-router';
import type { Cut, Figure } from '../../../shared/metrics/figure.ts';
import { CUT_NAMES } from '../../../shared/metrics/figure-row.ts';
import { WHO } from '../../figures/figure-set.ts';

/** Some customers out of all: those of a tier, a segment, a channel or a country. */
export interface Who {
  readonly name: keyof Cut;
  readonly value: string;
}

/** What of the figures somebody looks at, as the address says it. */
export interface FigureChoice {
  /** Null: the newest. */
  readonly asOf: string | null;
  /** Null: everyone. */
  readonly who: Who | null;
  /** First day of the first month; null: all there are. */
  readonly since: string | null;
}

export function useFigureChoice() {
  const [search, setSearch] = useSearchParams();
  const choose = (name: 'asOf' | 'who' | 'since', value: string | null): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const choice: FigureChoice = {
    asOf: search.get('asOf'),
    who: whoOf(search.get('who')),
    since: search.get('since'),
  };
  return { choice, choose };
}

export const writtenWho = ({ name, value }: Who): string => `${name}:${value}`;

function whoOf(written: string | null): Who | null {
  const [name = '', ...rest] = (written ?? '').split(':');
  const known = WHO.find((each) => each === name);
  return known === undefined ? null : { name: known, value: rest.join(':') };
}

const shapeOf = (metric: string, cut: Cut, without?: keyof Cut): string =>
  [metric, ...CUT_NAMES.filter((name) => name !== without && cut[name] !== undefined)].join(' ');

/** Shapes in which a metric is told of everyone. */
const wholeShapes = (figures: readonly Figure[]): ReadonlySet<string> =>
  new Set(
    figures
      .filter(({ cut }) => WHO.every((name) => cut[name] === undefined))
      .map(({ metric, cut }) => shapeOf(metric, cut)),
  );

/** Of whom alone these figures are told as they are of everyone. */
export function whoThereIs(figures: readonly Figure[]): readonly Who[] {
  const shapes = wholeShapes(figures);
  return WHO.flatMap((name) => {
    const values = figures
      .filter(({ metric, cut }) => cut[name] !== undefined && shapes.has(shapeOf(metric, cut, name)))
      .map(({ cut }) => `${cut[name]}`);
    return [...new Set(values)].sort().map((value) => ({ name, value }));
  });
}

/** First days of months that figures are cut by, the newest first. */
export const monthsThereAre = (figures: readonly Figure[]): readonly string[] =>
  [...new Set(figures.flatMap(({ cut }) => cut.month ?? cut.cohort ?? cut.vintage ?? []))].sort().reverse();

/** Figures of the chosen as if they were all there are, so that what shows everyone shows them. */
export function chosenFigures(
  figures: readonly Figure[],
  { who, since }: Pick<FigureChoice, 'who' | 'since'>,
): readonly Figure[] {
  const ofWhom = who === null ? figures : onlyOf(figures, who);
  return since === null ? ofWhom : ofWhom.filter(({ cut }) => isSince(cut, since));
}

function onlyOf(figures: readonly Figure[], { name, value }: Who): readonly Figure[] {
  const shapes = wholeShapes(figures);
  return figures.flatMap((figure) => {
    if (`${figure.cut[name]}` !== value || !shapes.has(shapeOf(figure.metric, figure.cut, name))) return [];
    const { [name]: _, ...cut } = figure.cut;
    return [{ ...figure, cut }];
  });
}

const isSince = ({ month, cohort, vintage }: Cut, since: string): boolean =>
  [month, cohort, vintage].every((first) => first === undefined || first >= since);
