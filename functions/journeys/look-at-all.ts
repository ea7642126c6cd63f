import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { triggerProgramOf } from '../../shared/domain/triggers/trigger-program.ts';
import type { AllMessage, JourneyQueue } from '../../shared/events/journey-queue.ts';
import type { HasTime } from '../../shared/lambda/scheduled-function.ts';
import type { JourneySweep } from '../../shared/storage/journey-sweep.ts';
import { pokeOf } from '../../shared/storage/journeys-keys.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';

interface Deps {
  readonly programs: ProgramSource;
  readonly sweep: JourneySweep;
  readonly queue: JourneyQueue;
}

/** Parts of the table that are gone through side by side. */
const PARTS = 8;

export type AllMembers = ReturnType<typeof allMembers>;

/**
 * What was foreseen for members was foreseen by a version. Another one may have a birthday where none was, or wake them earlier;
 * so with the first minute of a version that asks differently, all members are handed to the queue, part by part.
 */
export function allMembers({ programs, sweep, queue }: Deps) {
  return {
    /** @throws Fault when storage or queue fail: the next run begins anew, and who is looked at twice is asked once */
    async beginIfChanged(now: EpochSeconds): Promise<void> {
      const [program, last] = await Promise.all([programs.inForce(now), sweep.lastVersion()]);
      if (last === program.version) return;
      const before = last === null ? null : await programs.version(last);
      if (before !== null && !asksAlike(before, program)) {
        const parts = Array.from({ length: PARTS }, (_, segment) => segment);
        await queue.all(parts.map((segment): AllMessage => ({ kind: 'all', segment, after: null })));
      }
      await sweep.note(program.version);
    },

    /** One part, page by page; what there is no time for, the queue goes on with. @throws Fault when storage or queue fail. */
    async goOn({ segment, after }: AllMessage, now: EpochSeconds, hasTime: HasTime): Promise<void> {
      let next = after;
      do {
        const page = await sweep.page(segment, PARTS, next);
        await queue.handOn(page.memberIds.map((memberId) => pokeOf(memberId, now)));
        next = page.next;
      } while (next !== null && hasTime());
      if (next !== null) await queue.all([{ kind: 'all', segment, after: next }]);
    },
  };
}

const asksAlike = (one: Program, other: Program): boolean =>
  JSON.stringify(triggerProgramOf(one)) === JSON.stringify(triggerProgramOf(other));
