import { Badge } from '@mantine/core';
import type { Account } from '../../../client/generated/types.ts';
import { Copyable } from '../parts/copyable.tsx';
import { day } from '../parts/words.ts';
import classes from './member-page.module.css';
import type { Person } from './member-queries.ts';
import type { Wording } from './member-words.ts';

const STATES: Readonly<Record<Account['status'], Wording>> = {
  active: { words: 'member', color: 'teal' },
  closed: { words: 'closed', color: 'gray' },
  erased: { words: 'erased', color: 'gray' },
  guest: { words: 'not a member', color: 'yellow' },
};

/** Who it is, in one line: state, how the shop knows them, where they are reached, since when. */
export function MemberHead({
  memberId,
  person,
  account,
}: {
  readonly memberId: string;
  readonly person: Person | undefined;
  readonly account: Account | undefined;
}) {
  const member = person?.kind === 'member' ? person.member : null;
  return (
    <span className={classes['head']}>
      {account !== undefined && (
        <Badge component="span" variant="light" color={STATES[account.status].color}>
          {STATES[account.status].words}
        </Badge>
      )}
      {member !== null && (
        <>
          <span>
            Customer <b>{member.customerId}</b>
          </span>
          {member.profile.email !== undefined && <span>{member.profile.email}</span>}
          <span>since {day(member.enrolledAt)}</span>
        </>
      )}
      <Copyable name="member id" value={memberId} />
    </span>
  );
}
