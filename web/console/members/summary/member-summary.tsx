import type { Account } from '../../../../client/generated/types.ts';
import { Needs } from '../../session/needs.tsx';
import classes from '../member-page.module.css';
import { BalanceCard } from './balance-card.tsx';
import { StageCard } from './stage-card.tsx';
import { TierCard } from './tier-card.tsx';

/** What a member has and where they stand, at a glance. */
export function MemberSummary({
  memberId,
  account,
}: {
  readonly memberId: string;
  readonly account: Account;
}) {
  return (
    <div className={classes['summary']}>
      <BalanceCard account={account} />
      <TierCard memberId={memberId} />
      {account.status !== 'erased' && (
        <Needs scope="journeys:read">
          <StageCard memberId={memberId} />
        </Needs>
      )}
    </div>
  );
}
