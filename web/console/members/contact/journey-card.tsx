import { Badge, Group, Text } from '@mantine/core';
import { Card } from '../../parts/card.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { count, day, moment } from '../../parts/words.ts';
import { useJourney } from '../member-queries.ts';
import { STAGES } from '../member-words.ts';
import classes from './contact.module.css';

/** The stage of now and why, the stages before, and when the next one comes. */
export function JourneyCard({ memberId }: { readonly memberId: string }) {
  const query = useJourney(memberId);
  return (
    <Card title="Stages of the journey">
      <Read query={query}>
        {(journey) =>
          journey.status === 'erased' ? (
            <Text c="dimmed">Nothing is left of it: the member was erased.</Text>
          ) : (
            <>
              <Facts
                facts={[
                  { label: 'Orders that count', value: count(journey.orders) },
                  {
                    label: 'First order',
                    value: journey.firstOrderAt === null ? 'none' : day(journey.firstOrderAt),
                  },
                  {
                    label: 'Last order',
                    value: journey.lastOrderAt === null ? null : day(journey.lastOrderAt),
                  },
                  {
                    label: 'Usual for them',
                    value: `an order every ${count(Math.round(journey.usualIntervalDays))} days`,
                  },
                  {
                    label: 'If nothing happens',
                    value:
                      journey.nextStage === null
                        ? null
                        : `${STAGES[journey.nextStage.stage]} from ${day(journey.nextStage.at)}`,
                  },
                ]}
              />
              <h3 className={classes['heading']}>The newest first</h3>
              <ol className={classes['rows']}>
                {journey.history.map(({ stage, at, says }, index) => (
                  <li key={`${stage} ${at}`} className={classes['row']}>
                    <Group gap="xs">
                      <Text fw={500}>{STAGES[stage]}</Text>
                      {index === 0 && <Badge variant="light">now</Badge>}
                    </Group>
                    <Text size="sm" c="dimmed">
                      {moment(at)}
                    </Text>
                    <div className={classes['why']}>{says}</div>
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </Read>
    </Card>
  );
}
