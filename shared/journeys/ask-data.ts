import type { MessageData } from '../domain/delivery/message-data.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { Ask } from '../domain/triggers/ask.ts';
import type { Known } from '../domain/triggers/known.ts';

/** What a message can say of its cause: the order that it is about, the score that was given, what ends and when. */
export function askData({ subject }: Ask, { nps }: Journey, known: Known): MessageData {
  const [kind, id] = subject === undefined ? [] : splitOnce(subject);
  const answer = kind === 'activity' ? nps.find(({ activityId }) => activityId === id) : undefined;
  return {
    ...(kind === 'order' && id !== undefined ? { order: id } : {}),
    ...(answer === undefined ? {} : { score: answer.score }),
    ...(known.pointsExpireAt === null ? {} : { expiryDate: { kind: 'day', at: known.pointsExpireAt } }),
    ...(known.tierEndsAt === null ? {} : { tierEndDate: { kind: 'day', at: known.tierEndsAt } }),
  };
}

function splitOnce(subject: string): readonly [string, string] {
  const colon = subject.indexOf(':');
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}
