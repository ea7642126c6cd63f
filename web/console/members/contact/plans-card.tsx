import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Journey } from '../../../../client/generated/types.ts';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { moment } from '../../parts/words.ts';
import { useJourney } from '../member-queries.ts';
import classes from './contact.module.css';

/** What triggers have planned for the member, and of what was done whether it reached its goal. */
export function PlansCard({ memberId }: { readonly memberId: string }) {
  const query = useJourney(memberId);
  return (
    <Card
      title="What is planned, and what came of it"
      actions={
        <Anchor component={Link} to={`/members/${memberId}?show=messages`} size="sm">
          All messages, in the timeline
        </Anchor>
      }
    >
      <Read query={query}>
        {({ nextAsks, madeAsks }) =>
          nextAsks.length + madeAsks.length === 0 ? (
            <Text c="dimmed">Nothing is planned, and nothing was done of late.</Text>
          ) : (
            <>
              {nextAsks.length > 0 && <Planned asks={nextAsks} />}
              {madeAsks.length > 0 && <Made asks={madeAsks} />}
            </>
          )
        }
      </Read>
    </Card>
  );
}

function Planned({ asks }: { readonly asks: Journey['nextAsks'] }) {
  return (
    <>
      <h3 className={classes['heading']}>Planned</h3>
      <ul className={classes['rows']}>
        {asks.map((ask) => (
          <li key={ask.askId} className={classes['row']}>
            <Text fw={500}>{ask.description ?? ask.triggerId}</Text>
            <Text size="sm" c="dimmed">
              not before {moment(ask.dueAt)}
            </Text>
            <div className={classes['why']}>
              {ask.says} Given up after {moment(ask.expiresAt)}.
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Made({ asks }: { readonly asks: Journey['madeAsks'] }) {
  return (
    <>
      <h3 className={classes['heading']}>Done, or held out</h3>
      <ul className={classes['rows']}>
        {asks.map((ask) => (
          <li key={ask.askId} className={classes['row']}>
            <Text fw={500}>{ask.description ?? ask.triggerId}</Text>
            <Text size="sm" c="dimmed">
              {moment(ask.at)}
            </Text>
            <div className={classes['why']}>{cameOf(ask)}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

function cameOf({ outcome, reachedAt, goalUntil, coolsUntil }: Journey['madeAsks'][number]): string {
  const done = outcome === 'made' ? 'Done.' : 'Held out, so that it shows whether it helps.';
  const goal =
    reachedAt !== null
      ? ` Its goal was reached ${moment(reachedAt)}.`
      : goalUntil === null
        ? ''
        : ` Its goal is looked for until ${moment(goalUntil)}.`;
  const cools =
    coolsUntil === null ? ' Never again by this trigger.' : ` Not again before ${moment(coolsUntil)}.`;
  return `${done}${goal}${cools}`;
}
