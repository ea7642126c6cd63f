import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import { clockAt, minuteOf } from './clocks.ts';
import { type Breach, type Evidence, grouped } from './evidence.ts';
import type { Lives } from './lives.ts';

/** Something that reached a customer, or was decided to: a message, or an ask. */
interface Contact {
  readonly what: 'message' | 'decision';
  readonly memberId: string;
  readonly triggerId: string;
  readonly askId: string;
  readonly at: EpochSeconds;
}

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_HOUR = 3_600;
/** Whoever gave no more than this would not recommend the shop. */
const DETRACTOR_UP_TO = 6;
const ADVOCACY = ['ask_review', 'ask_referral'];

const contactsOf = ({ messages, asks }: Evidence): readonly Contact[] => [
  ...messages.map((message) => ({ ...message, what: 'message' }) as const),
  ...asks.filter(({ isToCustomer }) => isToCustomer).map((ask) => ({ ...ask, what: 'decision' }) as const),
];

const breach = (law: string, { memberId, at, what, askId }: Contact, detail: string): Breach => ({
  law,
  memberId,
  at,
  detail: `${what} of ${askId}: ${detail}`,
});

/** Nothing leaves, and nothing that goes to a customer is decided, in the night of where they are. */
export function quietHours(evidence: Evidence, lives: Lives): readonly Breach[] {
  const { quietHours: quiet } = evidence.program.messaging ?? {};
  if (quiet === undefined) return [];
  const [from, until] = [minuteOf(quiet.from), minuteOf(quiet.until)];
  return contactsOf(evidence).flatMap((contact) => {
    const zone = lives.zoneAt(contact.memberId, contact.at);
    const { minute } = clockAt(contact.at, zone);
    const isNight = from <= until ? minute >= from && minute < until : minute >= from || minute < until;
    return isNight ? [breach('quiet hours', contact, `minute ${minute} in ${zone}`)] : [];
  });
}

/** Never more in so many days than the program says, whichever days; messages and decisions each by themselves. */
export function caps(evidence: Evidence): readonly Breach[] {
  const { caps: limits = [] } = evidence.program.messaging ?? {};
  return byMember(evidence).flatMap((contacts) =>
    limits.flatMap(({ times, perDays }) =>
      contacts.flatMap((contact, index) => {
        const earlier = contacts[index - times];
        const isTooMany = earlier !== undefined && contact.at - earlier.at < perDays * SECONDS_PER_DAY;
        return isTooMany ? [breach('caps', contact, `more than ${times} within ${perDays} days`)] : [];
      }),
    ),
  );
}

/** So many hours between any two. */
export function gap(evidence: Evidence): readonly Breach[] {
  const { gapHours = 0 } = evidence.program.messaging ?? {};
  return byMember(evidence).flatMap((contacts) =>
    contacts.flatMap((contact, index) => {
      const before = contacts[index - 1];
      const isTooSoon = before !== undefined && contact.at - before.at < gapHours * SECONDS_PER_HOUR;
      return isTooSoon ? [breach('gap', contact, `${contact.at - before.at} s after the one before`)] : [];
    }),
  );
}

/** Nobody is asked who never agreed, or said stop before. */
export const consent = (evidence: Evidence, lives: Lives): readonly Breach[] =>
  contactsOf(evidence).flatMap((contact) =>
    lives.agreesAt(contact.memberId, contact.at) ? [] : [breach('consent', contact, 'without consent')],
  );

/** Who would not recommend the shop is not asked to. */
export function detractors(evidence: Evidence, lives: Lives): readonly Breach[] {
  const { detractorDays = 0 } = evidence.program.messaging ?? {};
  const triggers = evidence.program.triggers ?? [];
  const asking = new Set(
    triggers
      .filter(({ actions = [], variants = [] }) =>
        [...actions, ...variants.flatMap((variant) => variant.actions)].some(({ kind }) =>
          ADVOCACY.includes(kind),
        ),
      )
      .map(({ id }) => id),
  );
  return contactsOf(evidence)
    .filter(({ triggerId }) => asking.has(triggerId))
    .flatMap((contact) => {
      const answer = lives.answerAt(contact.memberId, contact.at);
      const isDetractor =
        answer !== null &&
        answer.score <= DETRACTOR_UP_TO &&
        contact.at - answer.at < detractorDays * SECONDS_PER_DAY;
      return isDetractor ? [breach('detractors', contact, `gave ${answer.score}`)] : [];
    });
}

/** By member and by what it is, each by time. */
function byMember(evidence: Evidence): readonly (readonly Contact[])[] {
  const groups = grouped(contactsOf(evidence), ({ memberId, what }) => `${what} ${memberId}`);
  return [...groups.values()].map((contacts) => contacts.toSorted((a, b) => a.at - b.at));
}
