import { Text } from '@mantine/core';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { count, day } from '../../parts/words.ts';
import classes from '../member-page.module.css';
import { useJourney } from '../member-queries.ts';
import { STAGES } from '../member-words.ts';

/** Where the member stands with the shop, and why. */
export function StageCard({ memberId }: { readonly memberId: string }) {
  const query = useJourney(memberId);
  return (
    <Card title="Journey">
      <Read query={query} lines={3}>
        {({ stage, says, since, orders, nextStage }) => (
          <>
            <div className={classes['big']}>{STAGES[stage]}</div>
            <Text size="sm">
              since {day(since)}. {says}
            </Text>
            <div className={classes['next']}>
              {count(orders)} {orders === 1 ? 'order' : 'orders'}
              {nextStage !== null &&
                `; ${STAGES[nextStage.stage]} from ${day(nextStage.at)} if nothing happens`}
            </div>
          </>
        )}
      </Read>
    </Card>
  );
}
