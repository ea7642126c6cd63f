import type { EpochSeconds } from '../calendar.ts';
import type { MemberCap } from '../program/earning-rule.ts';
import type { ProgramDocument } from '../program/program.ts';
import { type Account, balanceOf } from './account.ts';
import { capsOf, useAt, WHOLE_PROGRAM } from './uses.ts';

/** What caps still leave to one member, in points. A rule without a cap is not named. */
export interface EarningRooms {
  /** By rule: the least that any of its caps leaves; 0 where it may not fire any more. */
  readonly rules: Readonly<Record<string, number>>;
  /** Left by the program's own caps, over all rules together. */
  readonly total?: number;
}

type Capped = Pick<ProgramDocument, 'caps' | 'earningRules' | 'timeZone'>;

/**
 * What `account` may still earn by an order or event at `at`: a pure function of its counters and balance.
 *
 * @param account settled.
 */
export function roomsOf(
  account: Pick<Account, 'uses' | 'active' | 'pending' | 'holds' | 'deficit'>,
  program: Capped,
  at: EpochSeconds,
): EarningRooms {
  const rooms = new Map<string, number>();
  for (const [id, cap] of capsOf(program)) {
    const left = leftOf(account, id, cap, program.timeZone, at);
    rooms.set(id, Math.min(left, rooms.get(id) ?? left));
  }
  const total = Math.min(rooms.get(WHOLE_PROGRAM) ?? Number.POSITIVE_INFINITY, balanceRoom(account, program));
  rooms.delete(WHOLE_PROGRAM);
  const rules = Object.fromEntries([...rooms].filter(([, left]) => Number.isFinite(left)));
  return Number.isFinite(total) ? { rules, total } : { rules };
}

/** Infinite where the cap counts times, and one is left. */
function leftOf(
  { uses }: Pick<Account, 'uses'>,
  id: string,
  { per, points, times }: MemberCap,
  timeZone: string,
  at: EpochSeconds,
): number {
  const used = useAt(uses, id, per, at, timeZone);
  if (times !== undefined && used.times >= times) return 0;
  return points === undefined ? Number.POSITIVE_INFINITY : Math.max(0, points - used.points);
}

/** Points that are held come back when the hold lapses, so they count; a deficit makes room, since it absorbs first. */
function balanceRoom(
  account: Pick<Account, 'active' | 'pending' | 'holds' | 'deficit'>,
  { caps }: Capped,
): number {
  if (caps.balance === undefined) return Number.POSITIVE_INFINITY;
  const { active, pending, held, deficit } = balanceOf(account);
  return Math.max(0, caps.balance - (active + pending + held - deficit));
}
