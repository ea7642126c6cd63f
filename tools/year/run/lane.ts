import { type EpochSeconds, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { Fault } from '../../../shared/storage/fault.ts';
import type { Deed } from '../population/deed.ts';
import type { Person } from '../population/person.ts';
import type { PopulationTerms } from '../population/population.ts';
import { reactionsTo } from '../population/reactions.ts';
import { carryOut, type Standing } from '../shop/carry-out.ts';
import type { Committed } from '../shop/committed.ts';
import { isReconciled } from '../shop/reconciling.ts';
import type { Shop } from '../shop/shop.ts';
import { enter, takeDue } from './agenda.ts';
import { type EngineParts, openEngine, type ReceivedEmail } from './engine.ts';
import type { Faults } from './faults.ts';
import type { LaneState, News } from './lane-state.ts';

const MINUTE = 60;
/** A message that fails so often is a bug, and not bad luck. */
const MOST_RETRIES = 40;

interface Deps extends EngineParts {
  readonly shop: Shop;
  readonly terms: PopulationTerms;
  readonly people: ReadonlyMap<string, Person>;
  readonly byNumber: readonly Person[];
  /** By the number of whoever brings them. */
  readonly friends: ReadonlyMap<number, readonly Person[]>;
  readonly faults: Faults;
}

export type Lane = ReturnType<typeof openLane>;

/**
 * One shard of the shop, minute by minute: what people do, what the bus brings of it, whom the index says are due, and what is
 * to be delivered. Minutes in which nothing can happen are left out. All of it by the functions that are deployed, each told the
 * minute in which it runs.
 */
export function openLane(state: LaneState, deps: Deps) {
  const { shop, terms, people, byNumber, friends, faults } = deps;
  const { outcome } = state;
  let now = state.clock;
  const engine = openEngine(deps, {
    shard: state.shard,
    hear: (event) => outcome.told.push(event),
    receive,
    handOn: (body) => post('journeys', body),
  });

  return {
    /** Up to that moment, and not beyond. */
    async run(until: EpochSeconds): Promise<void> {
      for (let at = nextAt(); at <= until; at = nextAt()) {
        now = Math.ceil(at / MINUTE) * MINUTE;
        await minute();
      }
      state.clock = until;
    },

    /** What was committed for a member of this lane. */
    hear(committed: Committed): void {
      switch (committed.kind) {
        case 'entry':
          outcome.entries.push(committed.booked);
          for (const event of committed.events) {
            const body = { 'detail-type': event.type, detail: event.detail };
            post('journeys', body);
            if (isReconciled(event)) post('reconciliation', { ...body, source: 'perennial' });
          }
          return;
        case 'told':
          outcome.told.push(...committed.events);
          return;
        case 'item':
          post('delivery', committed.key);
          return;
        case 'place':
          enter(state.wakes, { at: committed.at });
      }
    },
  };

  function nextAt(): EpochSeconds {
    const first = ({ length }: readonly unknown[], at: number | undefined) =>
      length === 0 || at === undefined ? Number.POSITIVE_INFINITY : at;
    const { deeds, news, wakes } = state;
    return Math.min(first(deeds, deeds[0]?.at), first(news, news[0]?.at), first(wakes, wakes[0]?.at));
  }

  async function minute(): Promise<void> {
    for (const deed of takeDue(state.deeds, now)) await act(deed);
    for (;;) {
      const [first] = takeDue(state.wakes, now);
      if (first !== undefined) await engine.dispatch(first.at, now);
      const news = takeDue(state.news, now);
      if (news.length === 0 && first === undefined) return;
      // In this order, so that what one does is booked before the next one looks.
      await reconcile(news.filter(({ to }) => to === 'reconciliation'));
      await journeys(news.filter(({ to }) => to === 'journeys'));
      await deliver(news.filter(({ to }) => to === 'delivery'));
    }
  }

  async function act(deed: Deed): Promise<void> {
    const person = personOf(deed.person);
    const standing = standingOf(person);
    const { status, body } = await again(() => carryOut(shop, deed, person, standing), `a ${deed.kind}`);
    outcome.deeds.push({ deed, status, problem: status >= 400 ? body : null });
    if (status < 400) state.standings[deed.person] = afterDeed(standing, deed, person);
  }

  async function reconcile(news: readonly News[]): Promise<void> {
    for (const { body } of news) await again(() => shop.reconcile(body, now), 'a reconciliation');
  }

  /** What fails comes again, after what else came; in the end all of it is done. */
  async function journeys(news: readonly News[]): Promise<void> {
    let waiting = news;
    for (let tries = 0; waiting.length > 0; tries += 1) {
      if (tries > MOST_RETRIES) throw new Error(`${waiting.length} messages fail again and again`);
      const failed = new Set<string>();
      for (const batch of faults.dealt(waiting)) {
        const messages = batch.map(({ messageId, body }) => ({ messageId, body: JSON.stringify(body) }));
        for (const id of await engine.take(messages, now, outcome)) failed.add(id);
      }
      outcome.counts.retries += failed.size;
      waiting = waiting.filter(({ messageId }) => failed.has(messageId));
    }
  }

  async function deliver(news: readonly News[]): Promise<void> {
    for (const { body } of news) await again(() => engine.deliver(body, now), 'a delivery');
  }

  /** Processes end; whoever called them calls again. */
  async function again<T>(doing: () => Promise<T>, what: string): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await doing();
      } catch (error) {
        if (!(error instanceof Fault) || tries > MOST_RETRIES)
          throw new Error(`${what} failed`, { cause: error });
        outcome.counts.retries += 1;
      }
    }
  }

  function post(to: News['to'], body: unknown): void {
    const messageId = `${state.shard}-${++state.messagesMade}`;
    enter(state.news, { at: now, to, messageId, body });
    for (const [place, later] of faults.repeatsAfter().entries())
      enter(state.news, { at: now + later, to, messageId: `${messageId}-again-${place}`, body });
  }

  function receive({ memberId, askId, index, stopToken }: ReceivedEmail): void {
    const person = people.get(memberId);
    if (person === undefined) throw new Error(`nobody is ${memberId}`);
    const triggerId = askId.slice(0, askId.indexOf(':'));
    const place = (state.received[person.number] ?? 0) + 1;
    state.received[person.number] = place;
    outcome.messages.push({ at: now, memberId, triggerId, askId, index });
    const end = terms.begin + terms.days * SECONDS_PER_DAY;
    const received = { triggerId, askId, at: now, place, stopToken };
    for (const deed of reactionsTo(received, person, uninvited(person), terms))
      if (deed.at < end) enter(state.deeds, deed);
  }

  /** Friends of theirs who come if they are told of the shop, and were not told yet. */
  function uninvited({ number }: Person): readonly Person[] {
    const strangers = (friends.get(number) ?? []).filter(({ joinsAt }) => joinsAt === null);
    return strangers.filter(
      (friend) =>
        !state.deeds.some((deed) => deed.person === friend.number) &&
        state.standings[friend.number] === undefined,
    );
  }

  function personOf(number: number): Person {
    const person = byNumber[number];
    if (person === undefined) throw new Error(`there is no person ${number}`);
    return person;
  }

  function standingOf(person: Person): Standing {
    const { timeZone } = person;
    return state.standings[person.number] ?? { isMember: false, timeZone, saysEmail: false };
  }
}

function afterDeed(standing: Standing, deed: Deed, { agrees }: Person): Standing {
  switch (deed.kind) {
    case 'join':
      return { ...standing, isMember: true, saysEmail: agrees };
    case 'say':
      return { ...standing, saysEmail: deed.email };
    case 'stop':
      return { ...standing, saysEmail: false };
    case 'move':
      return { ...standing, timeZone: deed.timeZone };
    default:
      return standing;
  }
}
