import { type Breach, type Evidence, grouped, type MadeAsk } from './evidence.ts';

const SECONDS_PER_DAY = 86_400;

/** No message twice, no decision twice, and no cause for which a trigger asks twice. */
export function oncePerCause({ messages, told, asks }: Evidence): readonly Breach[] {
  const sent = messages.map(({ memberId, at, askId, index }) => ({
    memberId,
    at,
    name: `message ${askId}#${index}`,
  }));
  const decided = told
    .filter(({ type }) => type.startsWith('ask.'))
    .map(({ memberId, at, id }) => ({ memberId, at, name: `event ${id}` }));
  const customers = asks
    .filter(({ isToCustomer }) => isToCustomer)
    .map(({ memberId, at, askId }) => ({ memberId, at, name: `ask ${askId}` }));
  return [sent, decided, customers].flatMap((all) =>
    [...grouped(all, ({ name }) => name).values()].flatMap(([, again]) =>
      again === undefined ? [] : [{ law: 'once', ...again, detail: `${again.name} came twice` }],
    ),
  );
}

/** Who is held out gets nothing of what the others get, and stays held out for as long as there is the experiment. */
export function heldOut({ asks, messages, entries, told }: Evidence): readonly Breach[] {
  const held = new Map(asks.filter(({ variant }) => variant === null).map((ask) => [ask.askId, ask]));
  const given = [
    ...messages.map(({ askId }) => askId),
    ...entries.map(({ name }) => name.slice(0, name.lastIndexOf('.'))),
    ...told
      .filter(({ type }) => type === 'team.told' || type === 'webhook.called')
      .map(({ data }) => data['askId'] as string),
  ];
  const gifts = given.flatMap((askId) => {
    const ask = held.get(askId);
    return ask === undefined ? [] : [breachOf(ask, 'held out', 'got something all the same')];
  });
  const groups = grouped(asks, ({ memberId, triggerId }) => `${memberId} ${triggerId}`);
  const movers = [...groups.values()].flatMap((own) => {
    const [first] = own;
    const moved = own.find(({ variant }) => variant !== first?.variant);
    return moved === undefined
      ? []
      : [breachOf(moved, 'held out', `was ${first?.variant}, is ${moved.variant}`)];
  });
  return [...gifts, ...movers];
}

/** A trigger leaves people alone for as long as it says, treated or held out. */
export function coolingOff({ asks, program }: Evidence): readonly Breach[] {
  const days = new Map((program.triggers ?? []).map(({ id, coolingOffDays }) => [id, coolingOffDays]));
  const groups = grouped(
    asks.toSorted((a, b) => a.at - b.at),
    ({ memberId, triggerId }) => `${memberId} ${triggerId}`,
  );
  return [...groups.values()].flatMap((own) =>
    own.flatMap((ask, index) => {
      // The parts of one ask are one, and a reminder is part of its question: none of them cools off from another.
      const earlier = own.slice(0, index).filter((other) => askedBy(other) !== askedBy(ask));
      const before = earlier.findLast(({ askId }) => !askId.endsWith(REMINDER));
      const cools = days.get(ask.triggerId) ?? 0;
      const isBegin = own.findIndex((other) => askedBy(other) === askedBy(ask)) === index;
      if (before === undefined || !isBegin) return [];
      const isTooSoon = cools === 'ever' || ask.at - before.at < cools * SECONDS_PER_DAY;
      return isTooSoon ? [breachOf(ask, 'cooling-off', `${ask.at - before.at} s after ${before.askId}`)] : [];
    }),
  );
}

/** Each award of points is an entry of the ledger, and each such entry was awarded; both of the points that the program says. */
export function pointsAwarded({ asks, entries, program }: Evidence): readonly Breach[] {
  const points = new Map(
    (program.triggers ?? []).map(({ id, actions = [], variants = [] }) => [
      id,
      [...actions, ...variants.flatMap((variant) => variant.actions)].flatMap((action) =>
        action.kind === 'award_points' ? [action.points] : [],
      )[0],
    ]),
  );
  const awarded = new Map(
    asks.flatMap((ask) => {
      const place = ask.actions.indexOf('award_points');
      return place < 0 ? [] : [[nameOf(ask.askId, place), ask] as const];
    }),
  );
  const booked = grouped(
    entries.filter(({ kind }) => kind === 'adjustment'),
    ({ name }) => name,
  );
  const missing = [...awarded].flatMap(([name, ask]) => {
    const [entry, again] = booked.get(name) ?? [];
    const isRight = entry !== undefined && again === undefined && entry.points === points.get(ask.triggerId);
    return isRight ? [] : [breachOf(ask, 'points', `${name} is booked as ${entry?.points ?? 'nothing'}`)];
  });
  const unasked = [...booked].flatMap(([name, [entry]]) =>
    entry === undefined || awarded.has(name)
      ? []
      : [{ law: 'points', memberId: entry.memberId, at: entry.at, detail: `nobody awarded ${name}` }],
  );
  return [...missing, ...unasked];
}

/** What was sent was decided, for the very same member. */
export function decidedBefore({ asks, messages }: Evidence): readonly Breach[] {
  const decided = new Set(asks.filter(({ isToCustomer }) => isToCustomer).map(({ askId }) => askId));
  return messages
    .filter(({ askId, memberId }) => !decided.has(askId) || !askId.includes(`:${memberId}:`))
    .map(({ memberId, at, askId }) => ({ law: 'decided', memberId, at, detail: `${askId} was not decided` }));
}

const REMINDER = '~reminder';
const askedBy = ({ askId }: Pick<MadeAsk, 'askId'>): string => askId.replace(REMINDER, '');

/** Whoever answered is not reminded, nor who was never asked. */
export function reminded({ asks, deeds, members }: Evidence): readonly Breach[] {
  const asked = new Set(asks.map(({ askId }) => askId));
  return asks
    .filter(({ askId }) => askId.endsWith(REMINDER))
    .flatMap((reminder) => {
      const question = askedBy(reminder);
      const person = members.get(reminder.memberId);
      const own = person === undefined ? [] : (deeds.get(person.number) ?? []);
      const hasAnswered = own.some(
        ({ deed }) =>
          deed.kind === 'act' && deed.at <= reminder.at && deed.activityId.startsWith(`${question}~`),
      );
      if (hasAnswered) return [breachOf(reminder, 'reminders', 'had answered')];
      return asked.has(question) ? [] : [breachOf(reminder, 'reminders', 'was never asked')];
    });
}

/** The minute in which it was decided, and no more. */
const AT_ONCE_SECONDS = 60;

/** What was decided to go to a customer is sent at once, and once. */
export function sentAsDecided({ asks, messages }: Evidence): readonly Breach[] {
  const sent = grouped(messages, ({ askId }) => askId);
  return asks
    .filter(({ isToCustomer }) => isToCustomer)
    .flatMap((ask) => {
      const [message, another] = sent.get(ask.askId) ?? [];
      const isSent = message !== undefined && Math.abs(message.at - ask.at) <= AT_ONCE_SECONDS;
      return isSent && another === undefined ? [] : [breachOf(ask, 'sent', 'was not sent, or not once')];
    });
}

const TELLS_OTHERS = ['webhook', 'tell_team'];

/** Of who ordered and has not joined, others are told, and nothing more. */
export function guestsLeftAlone({ asks, messages, people, entries }: Evidence): readonly Breach[] {
  const guests = new Set(people.map(({ guestId }) => guestId));
  const asked = asks
    .filter(({ memberId }) => guests.has(memberId))
    .filter(
      ({ variant, actions }) => variant === null || actions.some((kind) => !TELLS_OTHERS.includes(kind)),
    )
    .map((ask) => breachOf(ask, 'guests', 'is for members'));
  const given = [
    ...messages,
    ...entries.filter(({ kind }) => kind === 'adjustment' || kind === 'redemption_granted'),
  ]
    .filter(({ memberId }) => guests.has(memberId))
    .map(({ memberId, at }) => ({ law: 'guests', memberId, at, detail: 'a guest got something' }));
  return [...asked, ...given];
}

const nameOf = (askId: string, place: number): string => `${askId}.${place}`;

const breachOf = ({ memberId, at, askId }: MadeAsk, law: string, detail: string): Breach => ({
  law,
  memberId,
  at,
  detail: `${askId}: ${detail}`,
});
