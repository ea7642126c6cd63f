import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Account, balanceOf, type Hold } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Authorization, Capture } from './entry.ts';
import type { Posting } from './posting.ts';
import { settle, takeSoonestExpiring } from './settle.ts';

/**
 * Sets `points` aside until `lapsesAt`, from the lots that end soonest. A hold lapses by itself: `settle` puts it back.
 *
 * Refusals, in this order: MEMBER_CLOSED, INSUFFICIENT_POINTS.
 */
export function authorizeHold(
  account: Account,
  hold: { readonly holdId: string; readonly points: number; readonly lapsesAt: EpochSeconds },
  program: Program,
  now: EpochSeconds,
): Appended<Authorization> | Refusal {
  const { holdId, points, lapsesAt } = hold;
  const settled = settle(account, now);
  if (account.status !== 'active')
    return refuse('MEMBER_CLOSED', `Member ${account.memberId} is ${account.status}.`);
  const { active } = balanceOf(settled.account);
  if (points > active) {
    return refuse(
      'INSUFFICIENT_POINTS',
      `The member has ${active} active points; ${points} were asked for.`,
      '/points',
    );
  }
  return append<Authorization>(settled, program, {
    cause: { kind: 'authorization', holdId, points },
    occurredAt: settled.account.settledAt,
    programVersion: program.version,
    hold: { holdId, lapsesAt },
    postings: takeSoonestExpiring(settled.account.active, points, settled.account.spans).flatMap(
      (lot): readonly Posting[] => [
        { account: 'active', points: -lot.points, expiresAt: lot.expiresAt },
        { account: 'held', points: lot.points, expiresAt: lot.expiresAt, holdId },
      ],
    ),
  });
}

/**
 * Spends `points` of a hold, or gives them back. What a capture leaves stays held until it is captured, released or lapses.
 *
 * Refusals, in this order: HOLD_NOT_FOUND (also once it has lapsed), HOLD_EXCEEDED.
 */
export function endHold(
  account: Account,
  command: { readonly kind: Capture['kind']; readonly holdId: string; readonly points: number },
  program: Program,
  now: EpochSeconds,
): Appended<Capture> | Refusal {
  const { kind, holdId, points } = command;
  const settled = settle(account, now);
  const hold = settled.account.holds.find((candidate) => candidate.holdId === holdId);
  if (hold === undefined) return refuse('HOLD_NOT_FOUND', `There is no open hold ${holdId}.`, '/holdId');
  const held = hold.lots.reduce((sum, lot) => sum + lot.points, 0);
  if (points > held)
    return refuse('HOLD_EXCEEDED', `Hold ${holdId} has ${held} points; ${points} were asked for.`, '/points');
  return append<Capture>(settled, program, {
    cause: { kind, holdId, points },
    occurredAt: settled.account.settledAt,
    programVersion: program.version,
    postings: takeFromHold(settled.account, hold, points, kind),
  });
}

function takeFromHold(
  { spans }: Account,
  hold: Hold,
  points: number,
  kind: Capture['kind'],
): readonly Posting[] {
  return takeSoonestExpiring(hold.lots, points, spans).flatMap((lot): readonly Posting[] => [
    { account: 'held', points: -lot.points, expiresAt: lot.expiresAt, holdId: hold.holdId },
    kind === 'capture'
      ? { account: 'redeemed', points: lot.points }
      : { account: 'active', points: lot.points, expiresAt: lot.expiresAt },
  ]);
}
