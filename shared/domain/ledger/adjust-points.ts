import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Account, balanceOf } from './account.ts';
import { type Appended, append, type Change } from './append.ts';
import type { Adjustment } from './entry.ts';
import { endOfGift } from './lot-dates.ts';
import type { Posting } from './posting.ts';
import { settle, takeSoonestExpiring } from './settle.ts';

/** `points` is not zero: positive gives, negative takes. */
export type AdjustCommand = Omit<Adjustment, 'kind'>;

/**
 * Gives or takes points by a person's decision, with a reason and who decided. Given points are active at once and
 * end like points activated now; taken ones are those that end soonest (law 6). Idempotent by its adjustment id.
 *
 * Refusals, in this order: MEMBER_NOT_FOUND (a guest has no points), MEMBER_CLOSED, INSUFFICIENT_POINTS.
 */
export function adjustPoints(
  account: Account,
  command: AdjustCommand,
  program: Program,
  now: EpochSeconds,
): Appended<Adjustment> | Refusal {
  const settled = settle(account, now);
  const refusal = refuseAdjustment(settled.account, command.points);
  if (refusal) return refusal;
  return append<Adjustment>(settled, program, {
    cause: { kind: 'adjustment', ...command },
    occurredAt: settled.account.settledAt,
    programVersion: program.version,
    ...(command.points > 0
      ? give(command.points, program, settled.account)
      : { postings: take(settled.account, -command.points) }),
  });
}

function refuseAdjustment(account: Account, points: number): Refusal | null {
  if (account.status === 'guest')
    return refuse('MEMBER_NOT_FOUND', `${account.memberId} is not enrolled.`, '/memberId');
  if (account.status !== 'active')
    return refuse('MEMBER_CLOSED', `Member ${account.memberId} is closed.`, '/memberId');
  const { active } = balanceOf(account);
  if (points < -active) {
    return refuse(
      'INSUFFICIENT_POINTS',
      `The member has ${active} active points; ${-points} cannot be taken.`,
      '/points',
    );
  }
  return null;
}

function give(points: number, program: Program, account: Account): Pick<Change, 'postings' | 'span'> {
  const { expiresAt, span } = endOfGift(account, program);
  const postings: readonly Posting[] = [
    { account: 'adjusted', points: -points },
    { account: 'active', points, expiresAt },
  ];
  return span === undefined ? { postings } : { postings, span };
}

function take({ active, spans }: Account, points: number): readonly Posting[] {
  const lots = takeSoonestExpiring(active, points, spans);
  return [
    ...lots.map((lot): Posting => ({ account: 'active', points: -lot.points, expiresAt: lot.expiresAt })),
    { account: 'adjusted', points },
  ];
}
