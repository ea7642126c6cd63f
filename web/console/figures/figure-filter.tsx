import { Button, Select } from '@mantine/core';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { WHO } from '../../figures/figure-set.ts';
import { CUT_TITLES, plainWords } from '../../figures/words/cut-words.ts';
import { monthsThereAre, useFigureChoice, type Who, whoThereIs, writtenWho } from './figure-choice.ts';
import classes from './figure-filter.module.css';
import { figureWords } from './figure-words.ts';

const EVERYONE = 'everyone';
const ALL = 'all';

/** Whose figures, and since when: as far as these figures are counted so. */
export function FigureFilter({ all }: { readonly all: readonly Figure[] }) {
  const {
    choice: { who, since },
    choose,
  } = useFigureChoice();
  const words = figureWords();
  const people = withChosen(whoThereIs(all), who);
  const months = monthsThereAre(all);
  if (people.length === 0 && months.length < 2) return null;
  return (
    <div className={classes['filter']}>
      {people.length > 0 && (
        <Select
          label="Customers"
          searchable
          data={[
            { value: EVERYONE, label: 'Everyone' },
            ...WHO.flatMap((name) => {
              const items = people
                .filter((each) => each.name === name)
                .map((each) => ({ value: writtenWho(each), label: whoWords(each) }));
              return items.length === 0 ? [] : [{ group: CUT_TITLES[name], items }];
            }),
          ]}
          value={who === null ? EVERYONE : writtenWho(who)}
          onChange={(value) => choose('who', value === EVERYONE ? null : value)}
        />
      )}
      {months.length > 1 && (
        <Select
          label="Months"
          data={[
            { value: ALL, label: 'All there are' },
            ...months.map((month) => ({ value: month, label: `Since ${words.month(month)}` })),
          ]}
          value={since ?? ALL}
          onChange={(value) => choose('since', value === ALL ? null : value)}
        />
      )}
      {(who !== null || since !== null) && (
        <Button
          variant="subtle"
          onClick={() => {
            choose('who', null);
            choose('since', null);
          }}
        >
          Everyone, all months
        </Button>
      )}
    </div>
  );
}

/** Whoever was chosen on another page can be chosen away here. */
const withChosen = (people: readonly Who[], who: Who | null): readonly Who[] =>
  who === null || people.some((each) => writtenWho(each) === writtenWho(who)) ? people : [...people, who];

const whoWords = ({ name, value }: Who): string => (name === 'segment' ? plainWords(value) : value);

export const wordsOfWho = (who: Who): string => `${CUT_TITLES[who.name].toLowerCase()} ${whoWords(who)}`;
