import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import { tierCaseOf } from '../domain/ledger/member-tier.ts';
import { endOf } from '../domain/ledger/span.ts';
import type { Program } from '../domain/program/program.ts';
import type { Anchor } from '../domain/program/trigger.ts';
import { standingAt } from '../domain/tiers/standing.ts';
import { tierOutlook } from '../domain/tiers/tier-outlook.ts';
import type { Known } from '../domain/triggers/known.ts';

/** What schedules count from, and lies ahead. Nobody writes it down when it comes: time is evaluated, not swept. */
export type Foreseen = Pick<Known, 'pointsExpireAt' | 'tierEndsAt' | 'changesAt'>;

/**
 * What is foreseen of a member's points and tier, as far as schedules of the program count from it, and when that changes by time
 * alone: points that waited become active, some end and others are next, a tier begins or ends. No entry tells that.
 *
 * @param account settled to `now`
 */
export function foreseen(account: Account, program: Program, now: EpochSeconds): Foreseen {
  const pointsExpireAt = asks(program, 'points_expiry') ? nextExpiry(account) : null;
  const tierEndsAt = asks(program, 'tier_end') ? tierEnd(account, program, now) : null;
  const changes = [
    asks(program, 'points_expiry') ? nextExpiryChange(account) : null,
    asks(program, 'tier_end') ? nextTierChange(account, program, now) : null,
  ].filter((moment) => moment !== null);
  return { pointsExpireAt, tierEndsAt, changesAt: changes.length === 0 ? null : Math.min(...changes) };
}

/** What no schedule counts from need not be worked out. */
const asks = ({ triggers = [] }: Pick<Program, 'triggers'>, anchor: Anchor): boolean =>
  triggers.some(({ when }) => when.kind === 'schedule' && when.after === anchor);

const nextExpiry = ({ active, spans }: Account): EpochSeconds | null =>
  earliest(active.map(({ expiresAt }) => endOf(expiresAt, spans)));

/** The end itself, after which others are next; or sooner, when points become active that end before it. */
function nextExpiryChange(account: Account): EpochSeconds | null {
  const { pending, holds, spans } = account;
  const end = nextExpiry(account) ?? Number.POSITIVE_INFINITY;
  const waiting = [
    ...pending.map(({ activatesAt: at, expiresAt }) => ({ at, expiresAt })),
    ...holds.flatMap(({ lapsesAt: at, lots }) => lots.map(({ expiresAt }) => ({ at, expiresAt }))),
  ];
  const sooner = waiting.filter(({ expiresAt }) => endOf(expiresAt, spans) < end).map(({ at }) => at);
  return earliest([end, ...sooner]);
}

function earliest(moments: readonly number[]): EpochSeconds | null {
  const first = Math.min(...moments);
  return Number.isFinite(first) ? first : null;
}

function tierEnd(account: Account, program: Program, now: EpochSeconds): EpochSeconds | null {
  const judged = tierCaseOf(account, program);
  return judged === null ? null : (tierOutlook(judged.subject, judged.terms, now).atRisk?.at ?? null);
}

function nextTierChange(account: Account, program: Program, now: EpochSeconds): EpochSeconds | null {
  const judged = tierCaseOf(account, program);
  return judged === null ? null : standingAt(judged.subject, judged.terms, now).until;
}
