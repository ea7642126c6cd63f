import type { MessageData } from '../domain/delivery/message-data.ts';
import type { Ask } from '../domain/triggers/ask.ts';
import type { Known } from '../domain/triggers/known.ts';

/** What is named after the kind of a subject. */
const NAMES: Readonly<Record<string, string>> = { order: 'order', refund: 'order', redemption: 'redemption' };

/**
 * What a message, a team or a system can be told of the cause: the order or the redemption that it is about, the score that was
 * given, what ends and when. Messages ask again when they are sent what ends.
 */
export function askData({ subject = '', score }: Ask, known: Known): MessageData {
  const colon = subject.indexOf(':');
  const kind = subject.slice(0, Math.max(0, colon));
  const name = Object.hasOwn(NAMES, kind) ? NAMES[kind] : undefined;
  return {
    ...(name === undefined ? {} : { [name]: subject.slice(colon + 1) }),
    ...(score === undefined ? {} : { score }),
    ...(known.pointsExpireAt === null ? {} : { expiryDate: { kind: 'day', at: known.pointsExpireAt } }),
    ...(known.tierEndsAt === null ? {} : { tierEndDate: { kind: 'day', at: known.tierEndsAt } }),
  };
}
