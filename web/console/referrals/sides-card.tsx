import { Anchor, Stack } from '@mantine/core';
import { Link } from 'react-router';
import type { SupportReferral } from '../../../client/generated/types.ts';
import { useAccount } from '../members/member-queries.ts';
import { Card } from '../parts/card.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { count } from '../parts/words.ts';
import { Needs } from '../session/needs.tsx';
import { sharedBy } from './check-words.ts';
import classes from './referrals.module.css';

/** Who recommended, who came, and what the two have in common. */
export function SidesCard({ referral }: { readonly referral: SupportReferral }) {
  return (
    <Card title="The two sides">
      <div className={classes['sides']}>
        <Side title="Advocate" memberId={referral.advocateId} />
        <Side title="Friend" memberId={referral.friendId} />
        {referral.judgment !== null && <Common checks={referral.judgment.checks} />}
      </div>
    </Card>
  );
}

function Side({ title, memberId }: { readonly title: string; readonly memberId: string }) {
  const { data: account } = useAccount(memberId);
  return (
    <div className={classes['side']}>
      <h3>{title}</h3>
      <Stack gap={4} align="flex-start">
        <Copyable name={`id of the ${title.toLowerCase()}`} value={memberId} />
        <Needs scope="members:read">
          <Anchor component={Link} to={`/members/${memberId}`} size="sm">
            Look at the {title.toLowerCase()}
          </Anchor>
        </Needs>
      </Stack>
      {account !== undefined && (
        <p>
          {count(account.qualifying.orders)} {account.qualifying.orders === 1 ? 'order' : 'orders'},{' '}
          {count(account.balance.active)} spendable
          {account.tier !== null && `, ${account.tier.name}`}
          {account.status !== 'active' && `, ${account.status}`}
        </p>
      )}
    </div>
  );
}

function Common({ checks }: { readonly checks: NonNullable<SupportReferral['judgment']>['checks'] }) {
  const { same, different, unknown } = sharedBy(checks);
  return (
    <div className={classes['side']} data-both>
      <h3>In common</h3>
      <p>{same.length === 0 ? 'Nothing that is known.' : <b>{sentence(same)}</b>}</p>
      {different.length > 0 && <p>Different: {different.join(', ')}.</p>}
      {unknown.length > 0 && <p>Not known of both: {unknown.join(', ')}.</p>}
    </div>
  );
}

const sentence = (words: readonly string[]): string => {
  const text = words.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
};
