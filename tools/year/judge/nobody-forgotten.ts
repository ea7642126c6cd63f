import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import { clockAt } from './clocks.ts';
import { type Breach, type Evidence, grouped, type MadeAsk } from './evidence.ts';
import { answerOf, type Lives } from './lives.ts';

const SECONDS_PER_DAY = 86_400;
/** The minute in which it happened, and no more. */
const AT_ONCE_SECONDS = 60;
const DETRACTOR_UP_TO = 6;

/** Every answer of a detractor reaches service within a minute. */
export function service({ deeds, told, members, end }: Evidence): readonly Breach[] {
  const calls = grouped(
    told.filter(({ type }) => type === 'team.told'),
    ({ memberId }) => memberId,
  );
  return [...members].flatMap(([memberId, person]) =>
    (deeds.get(person.number) ?? [])
      .flatMap(({ deed }) => answerOf(deed))
      .filter(({ score, at }) => score <= DETRACTOR_UP_TO && at < end - AT_ONCE_SECONDS)
      .filter(
        ({ at }) => !calls.get(memberId)?.some((call) => call.at >= at && call.at <= at + AT_ONCE_SECONDS),
      )
      .map(({ at, score }) => ({
        law: 'service',
        memberId,
        at,
        detail: `a ${score} reached nobody in time`,
      })),
  );
}

/** Every newcomer is welcomed, or it is told why not; and everybody's birthday, where the shop knows it, is seen. */
export function nobodyForgotten(evidence: Evidence, lives: Lives): readonly Breach[] {
  const looked = grouped(looksOf(evidence), ({ memberId, triggerId }) => `${triggerId} ${memberId}`);
  const { deeds, members } = evidence;
  return [...members].flatMap(([memberId, person]) => {
    const joined = (deeds.get(person.number) ?? []).find(({ deed }) => deed.kind === 'join')?.deed.at;
    if (joined === undefined) return [];
    const welcome = { triggerId: 'welcome', from: joined, until: joined + 8 * SECONDS_PER_DAY };
    const expected = [welcome, ...birthdaysOf(memberId, joined, evidence, lives)];
    return expected
      .filter(({ until }) => until < evidence.end)
      .filter(
        ({ triggerId, from, until }) =>
          !looked.get(`${triggerId} ${memberId}`)?.some(({ at }) => at >= from && at <= until),
      )
      .map(({ triggerId, from }) => ({ law: 'forgotten', memberId, at: from, detail: `no ${triggerId}` }));
  });
}

type Look = Pick<MadeAsk, 'memberId' | 'triggerId' | 'at'>;

/** Of all asks: also those that were given up, each at the moment at which that was told. */
const looksOf = ({ told }: Evidence): readonly Look[] =>
  told
    .filter(({ type }) => ['ask.made', 'ask.held_out', 'ask.dropped'].includes(type))
    .map(({ memberId, at, data }) => ({ memberId, at, triggerId: data['triggerId'] as string }));

/** Days, day by day on the member's own calendar, on which it is their birthday, from the day after they joined. */
function birthdaysOf(memberId: string, joined: EpochSeconds, { end }: Evidence, lives: Lives) {
  const monthAndDay = lives.personOf(memberId)?.birthday?.slice(5);
  if (monthAndDay === undefined) return [];
  const found: { triggerId: string; from: EpochSeconds; until: EpochSeconds }[] = [];
  for (let at = joined + 2 * SECONDS_PER_DAY; at < end; at += SECONDS_PER_DAY) {
    const { day } = clockAt(at, lives.zoneAt(memberId, at));
    if (day.slice(5) === monthAndDay)
      found.push({ triggerId: 'birthday', from: at - SECONDS_PER_DAY, until: at + 3 * SECONDS_PER_DAY });
  }
  return found;
}
