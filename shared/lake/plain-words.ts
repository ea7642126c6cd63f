const WORD = /^[A-Za-z0-9_.-]{1,32}$/;

/** Channels are the shop's own words, or come with a link that anybody can write: what is no plain word counts, and is not repeated. */
export function wordOf(channel: string | null): string | null {
  if (channel === null) return null;
  return WORD.test(channel) ? channel : 'other';
}

/** What may have reached a goal, in the words of subjects: `order:1001` is an `order`. */
const SUBJECTS = ['order', 'refund', 'redemption', 'activity', 'friend', 'challenge'];

export const kindOf = (by: string): string => SUBJECTS.find((kind) => by.startsWith(`${kind}:`)) ?? 'other';
