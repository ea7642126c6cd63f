import type { Program } from '../program/program.ts';
import { liveMember } from './live-member.ts';
import type { MemberHistory } from './member-history.ts';
import { addMember, noSums, type SimulationSums } from './simulation-sums.ts';

export interface ProgramPair {
  readonly current: Program;
  readonly draft: Program;
}

/**
 * Lives every member's past under both programs and adds up. One member at a time is in memory.
 *
 * @param until when the history ends, epoch seconds.
 * @param onMember told how many happenings each member had.
 */
export function simulateMembers(
  histories: Iterable<MemberHistory>,
  { current, draft }: ProgramPair,
  until: number,
  onMember: (happenings: number) => void = () => {},
): SimulationSums {
  const sums = noSums();
  for (const history of histories) {
    addMember(sums, history.memberId, {
      current: liveMember(history, current, until),
      draft: liveMember(history, draft, until),
    });
    onMember(history.happenings.length);
  }
  return sums;
}
