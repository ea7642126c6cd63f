import { beforeAll, describe, expect, test } from 'vitest';
import { linesOf } from '../../tools/year/judge/fingerprint.ts';
import { judge } from '../../tools/year/judge/judge.ts';
import type { DoneDeed, Outcome, SentMessage, ToldEvent } from '../../tools/year/run/outcome.ts';
import { evidenceOfShort, shortYear } from './short-year.ts';

/** In so short a time not every trigger has its day. */
const OF_WHOLE_YEARS = 'every ready-made trigger fires';
const broken = (outcome: Outcome): readonly string[] =>
  judge(evidenceOfShort(outcome))
    .filter(({ says, breaches }) => says !== OF_WHOLE_YEARS && breaches.length > 0)
    .map(({ says }) => says);

let plain: Outcome;
let faulty: Outcome;
let repeated: Outcome;
beforeAll(async () => {
  [plain, faulty, repeated] = await Promise.all([shortYear(0), shortYear(0.2), shortYear(0.5, ['repeats'])]);
}, 600_000);

test('a short year breaks no law, whatever comes twice, out of order, or is cut off', () => {
  expect(faulty.counts.retries).toBeGreaterThan(0);
  expect(faulty.messages.length).toBeGreaterThan(20);
  expect(broken(faulty)).toEqual([]);
  expect(broken(plain)).toEqual([]);
});

const lines = (outcome: Outcome) => linesOf(evidenceOfShort(outcome));

test('and decides, sends and books the very same at the same minutes as one in which nothing goes wrong', () => {
  expect(lines(faulty)).toEqual(lines(plain));
});

test('messages that come again for two days, every second one and some many times, change nothing', () => {
  expect(lines(repeated)).toEqual(lines(plain));
});

/** Each breaks one law in a copy of the record, and nothing of the code. */
describe('the judge reports', () => {
  const NIGHT = 18 * 3_600;

  test.each<[law: string, broken: (year: Outcome) => Outcome]>([
    ['nothing leaves, or is decided to, in the quiet hours of where the member is', atNight],
    ['no cap is broken, in any window', (year) => moreMessages(year, 3)],
    ['no two asks are closer than the gap', (year) => moreMessages(year, 1)],
    ['nobody is asked who never agreed or said stop', stopped],
    ['no detractor is asked for a review or a friend', askedDetractors],
    ['nobody is asked twice for one cause', sentTwice],
    ['who is held out gets nothing, and stays held out', heldOutAll],
    ['triggers leave people alone for as long as they say', welcomedAgain],
    ['points awarded are entries of the ledger, one each', withoutAdjustments],
    ['what was sent was decided', (year) => moreMessages(year, 1)],
    ['what was decided to go to a customer is sent in that minute, once', unsent],
    ['nobody is reminded who answered', remindedAll],
    ['of guests others are told, and nothing is given or asked', toGuest],
    ['a detractor reaches service within a minute', (year) => withoutTold(year, 'team.told')],
    ['no welcome and no birthday is forgotten', (year) => withoutTold(year, 'ask.made')],
  ])('a year in which it is not so that %s', (law, breaking) => {
    expect(broken(breaking(structuredClone(plain)))).toContain(law);
  });

  test('a trigger that did nothing', () => {
    const idle = (year: Outcome) =>
      judge(evidenceOfShort(year)).find(({ says }) => says === OF_WHOLE_YEARS)?.breaches.length ?? -1;
    expect(idle(plain)).toBeGreaterThanOrEqual(0);
    expect(idle(withoutTold(plain, 'ask.made'))).toBe(15);
    expect(idle(plain)).toBeLessThan(15);
  });

  function first(year: Outcome): SentMessage {
    const [message] = year.messages;
    if (message === undefined) throw new Error('nothing was sent');
    return message;
  }

  /** Somewhere on earth it is night; half a day on, for whoever got something by day. */
  function atNight(year: Outcome): Outcome {
    return { ...year, messages: year.messages.map((message) => ({ ...message, at: message.at + NIGHT })) };
  }

  function moreMessages(year: Outcome, count: number): Outcome {
    const message = first(year);
    const more = Array.from({ length: count }, (_, index) => ({
      ...message,
      askId: `${message.triggerId}:${message.memberId}:more-${index}`,
      at: message.at + 60 * (index + 1),
    }));
    return { ...year, messages: [...year.messages, ...more] };
  }

  function stopped(year: Outcome): Outcome {
    const { memberId, at } = first(year);
    const person = evidenceOfShort(year).members.get(memberId)?.number ?? -1;
    const stop: DoneDeed = {
      deed: { at: at - 1, person, kind: 'stop', token: '' },
      status: 200,
      problem: null,
    };
    return { ...year, deeds: [...year.deeds, stop] };
  }

  function sentTwice(year: Outcome): Outcome {
    return { ...year, messages: [...year.messages, first(year)] };
  }

  function heldOutAll(year: Outcome): Outcome {
    const { askId } = first(year);
    const told = year.told.map((event) =>
      event.type === 'ask.made' && event.data['askId'] === askId ? { ...event, type: 'ask.held_out' } : event,
    );
    return { ...year, told };
  }

  function withoutAdjustments(year: Outcome): Outcome {
    const entries = year.entries.filter(({ kind }) => kind !== 'adjustment');
    expect(entries.length).toBeLessThan(year.entries.length);
    return { ...year, entries };
  }

  /** Whoever gave 6 or less is asked for friends an hour later. */
  function askedDetractors(year: Outcome): Outcome {
    const { people } = evidenceOfShort(year);
    const messages = year.deeds.flatMap(({ deed }): readonly SentMessage[] => {
      if (deed.kind !== 'act' || Number(deed.attributes['score'] ?? 10) > 6) return [];
      const memberId = people[deed.person]?.memberId ?? '';
      const [triggerId, at] = ['promoter-referral', deed.at + 3_600];
      return [{ at, memberId, triggerId, askId: `${triggerId}:${memberId}:0.0`, index: 0 }];
    });
    expect(messages).not.toEqual([]);
    return { ...year, messages: [...year.messages, ...messages] };
  }

  function welcomedAgain(year: Outcome): Outcome {
    const again = year.told
      .filter(({ type, data }) => type === 'ask.made' && data['triggerId'] === 'welcome')
      .map((event): ToldEvent => {
        const askId = `${event.data['askId']}0`;
        return { ...event, id: `${event.id}0`, at: event.at + 86_400, data: { ...event.data, askId } };
      });
    return { ...year, told: [...year.told, ...again] };
  }

  function unsent(year: Outcome): Outcome {
    return { ...year, messages: year.messages.slice(1) };
  }

  /** All who were asked, and some of them had answered by the end. */
  function remindedAll(year: Outcome): Outcome {
    const last = Math.max(...year.told.map(({ at }) => at));
    const reminders = year.told
      .filter(({ type, data }) => type === 'ask.made' && data['triggerId'] === 'purchase-survey')
      .map((event): ToldEvent => {
        const askId = `${event.data['askId']}~reminder`;
        return { ...event, id: `${event.id}~reminder`, at: last, data: { ...event.data, askId } };
      });
    return { ...year, told: [...year.told, ...reminders] };
  }

  function toGuest(year: Outcome): Outcome {
    const { members } = evidenceOfShort(year);
    const messages = year.messages.map((message) => ({
      ...message,
      memberId: members.get(message.memberId)?.guestId ?? message.memberId,
    }));
    return { ...year, messages };
  }

  function withoutTold(year: Outcome, gone: string): Outcome {
    const told = year.told.filter(({ type }) => type !== gone);
    expect(told.length).toBeLessThan(year.told.length);
    return { ...year, told };
  }
});
