import { Text } from '@mantine/core';
import type { Account } from '../../../../client/generated/types.ts';
import { Card } from '../../parts/card.tsx';
import { count, day, points } from '../../parts/words.ts';
import classes from '../member-page.module.css';

/** Points by state, and what comes and goes next. */
export function BalanceCard({ account }: { readonly account: Account }) {
  const { active, pending, held, deficit } = account.balance;
  const { nextActivation, nextExpiry } = account;
  return (
    <Card title="Points">
      <div className={classes['big']}>{count(active)}</div>
      <Text size="sm">spendable now</Text>
      <dl className={classes['parts']}>
        <Part name="Pending" value={pending} />
        <Part name="Held" value={held} />
        {deficit > 0 && <Part name="Owed" value={deficit} />}
      </dl>
      {nextActivation !== null && (
        <div className={classes['next']}>
          {points(nextActivation.points)} become spendable on {day(nextActivation.at)}
        </div>
      )}
      {nextExpiry !== null && (
        <div className={classes['next']}>
          {points(nextExpiry.points)} expire on {day(nextExpiry.at)}
        </div>
      )}
    </Card>
  );
}

const Part = ({ name, value }: { readonly name: string; readonly value: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{count(value)}</dd>
  </div>
);
