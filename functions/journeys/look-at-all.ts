import { type EpochSeconds, SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
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
/** How often those are looked for whose place was lost, and how long ago it came. */
const LOOK_FOR_LOST_SECONDS = 7 * SECONDS_PER_DAY;
const LOST_AFTER_SECONDS = SECONDS_PER_DAY;

export type AllMembers = ReturnType<typeof allMembers>;

/**
 * What was foreseen for members was foreseen by a version. Another one may have a birthday where none was, or wake them earlier;
 * so with the first minute of a version that asks differently, all members are handed to the queue, part by part.
 */
export function allMembers({ programs, sweep, queue }: Deps) {
  return {
    /** @throws Fault when storage or queue fail: the next run begins anew, and who is looked at twice is asked once */
    async beginIfChanged(now: EpochSeconds): Promise<void> {
      const [program, { programVersion: last }] = await Promise.all([programs.inForce(now), sweep.last()]);
      if (last === program.version) return;
      const before = last === null ? null : await programs.version(last);
      if (before !== null && !asksAlike(before, program)) await begin({});
      await sweep.note(program.version);
    },

    /**
     * Once a week, those whose place was lost: a message about them was set aside after its last try, or a machine's clock was
     * wrong. Whoever does something is found by that; this finds the silent.
     *
     * @throws Fault as above
     */
    async lookForLost(now: EpochSeconds): Promise<void> {
      const { forLostAt } = await sweep.last();
      if (forLostAt !== null && now < forLostAt + LOOK_FOR_LOST_SECONDS) return;
      await begin({ lostBefore: now - LOST_AFTER_SECONDS });
      await sweep.noteForLost(now);
    },

    /** One part, page by page; what there is no time for, the queue goes on with. @throws Fault when storage or queue fail. */
    async goOn({ segment, after, ...only }: AllMessage, now: EpochSeconds, hasTime: HasTime): Promise<void> {
      let next = after;
      do {
        const page = await sweep.page(segment, PARTS, next, only.lostBefore);
        await queue.handOn(page.memberIds.map((memberId) => pokeOf(memberId, now)));
        next = page.next;
      } while (next !== null && hasTime());
      if (next !== null) await queue.all([{ ...only, segment, after: next }]);
    },
  };

  function begin(only: Pick<AllMessage, 'lostBefore'>): Promise<void> {
    const parts = Array.from({ length: PARTS }, (_, segment) => segment);
    return queue.all(parts.map((segment): AllMessage => ({ kind: 'all', segment, after: null, ...only })));
  }
}

const asksAlike = (one: Program, other: Program): boolean =>
  JSON.stringify(foreseenBy(one)) === JSON.stringify(foreseenBy(other));

/** What members are woken by. The end of a tier is foreseen by the terms of tiers, where a schedule counts from it. */
function foreseenBy(program: Program) {
  const rules = triggerProgramOf(program);
  const isOfTiers = rules.triggers.some(({ when }) => when.kind === 'schedule' && when.after === 'tier_end');
  return { rules, tiers: isOfTiers ? program.tiers : null };
}
