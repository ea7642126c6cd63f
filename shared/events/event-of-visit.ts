import { EVENTS } from '../contracts/events.ts';
import { isoTime } from '../contracts/time.ts';
import type { Visit } from '../storage/visit-store.ts';
import type { OutgoingEvent } from './outgoing-event.ts';

/**
 * What a visit tells. It is no entry, because it moves no points and most visits lead to nobody; its id is made of the
 * visit's, so that telling it twice gives the same event. The site that the link was opened from is for judging alone.
 *
 * @throws ZodError when the event breaks its schema: the visit is a poison record.
 */
export function eventOfVisit({ visitId, advocateId, code, channel, visitedAt }: Visit): OutgoingEvent {
  const at = isoTime(visitedAt);
  const detail = EVENTS['referral.visited'].parse({
    id: `evt_${visitId}`,
    version: 1,
    memberId: advocateId,
    occurredAt: at,
    recordedAt: at,
    data: { code, channel },
  });
  return { type: 'referral.visited', detail };
}
