import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { reverse } from './clawback.ts';
import type { ActivityAccrual, ActivityReversal, Entry } from './entry.ts';
import { progressBy } from './record-activity.ts';
import { settle } from './settle.ts';

export interface ReverseCommand {
  readonly reason?: string;
}

/**
 * Takes back all that an activity gave: its points by the clawback policy of its own version, its progress, and its uses
 * of caps. An activity is reversed once, which storage guards by its key; that the member was active stays true.
 *
 * @param program the version that `recorded` names, not the current one.
 * @param inForce the current one, by which the member's tier is judged; `program` where it is not given
 */
export function reverseActivity(
  account: Account,
  recorded: Entry<ActivityAccrual>,
  { reason }: ReverseCommand,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<ActivityReversal> {
  const { activity, earned, lot } = recorded.cause;
  const settled = settle(account, now);
  const { postings, forgiven } = reverse(settled.account, lot, earned, program.clawback);
  const uses = (recorded.uses ?? []).map(back);
  const draws = (recorded.draws ?? []).map(back);
  return append<ActivityReversal>(settled, inForce, {
    cause: {
      kind: 'activity_reversal',
      activityId: activity.activityId,
      ...(reason === undefined ? {} : { reason }),
      reversed: earned - forgiven,
      forgiven,
    },
    occurredAt: settled.account.settledAt,
    programVersion: recorded.programVersion,
    postings,
    ...(uses.length === 0 ? {} : { uses }),
    ...(draws.length === 0 ? {} : { draws }),
    ...(earned === 0 ? {} : { qualifying: progressBy(activity, -earned, program) }),
  });
}

/** All of it. */
function back<U extends { readonly times: number; readonly points: number }>(use: U): U {
  return { ...use, times: 0 - use.times, points: 0 - use.points };
}
