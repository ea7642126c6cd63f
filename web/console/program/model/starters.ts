import { type Currency, currenciesOf } from './currencies.ts';
import { isFields, type Place, valueAt } from './place.ts';

type Make = (document: unknown, id: string) => unknown;

/** One unit of each currency, in its minor units. */
const oneOfEach = (currencies: readonly Currency[], units = 1): Readonly<Record<string, number>> =>
  Object.fromEntries(currencies.map(({ code, minorDigits }) => [code, units * 10 ** minorDigits]));

/** What a new item of a list begins as: something common, to be changed, with the words left for people to write. */
const STARTERS: Readonly<Record<string, { readonly noun: string; readonly make: Make }>> = {
  earningRules: {
    noun: 'rule',
    make: (document, id) => ({
      id,
      description: '',
      on: 'order',
      effect: { kind: 'points_per_amount', points: 1, perAmount: oneOfEach(currenciesOf(document)) },
    }),
  },
  groups: { noun: 'group', make: (_, id) => ({ id, stacking: 'best' }) },
  segments: {
    noun: 'segment',
    make: (_, id) => ({ id, description: '', when: { kind: 'behavior', of: 'orders', atLeast: 1 } }),
  },
  tiers: {
    noun: 'tier',
    make: (document, id) => ({
      id,
      name: '',
      threshold:
        valueAt(document, ['tiers', 'qualifyBy']) === 'amount' ? oneOfEach(currenciesOf(document), 100) : 100,
      benefits: {},
    }),
  },
  rewards: {
    noun: 'reward',
    make: (_, id) => ({
      id,
      name: '',
      benefit: { kind: 'percent_off', percent: 10 },
      price: { points: 500 },
      returns: 'in_proportion',
    }),
  },
  challenges: {
    noun: 'challenge',
    make: (_, id) => ({
      id,
      name: '',
      goal: { kind: 'orders', orders: 3, within: 'month' },
      counts: {},
      repeatable: false,
      gives: { points: 100 },
    }),
  },
  triggers: {
    noun: 'trigger',
    make: (document, id) => ({
      id,
      description: '',
      when: { kind: 'event', event: 'member.enrolled' },
      actions: [{ kind: 'message', template: firstId(document, 'templates') }],
      priority: 50,
      coolingOffDays: 30,
      expiresAfterMinutes: 1_440,
    }),
  },
  templates: {
    noun: 'message',
    make: (_, id) => ({
      id,
      channel: 'email',
      purpose: 'message',
      texts: { en: { subject: '', body: '' } },
    }),
  },
  surveys: {
    noun: 'survey',
    make: (_, id) => ({ id, kind: 'nps', questions: { en: { score: '', open: '' } }, openDays: 30 }),
  },
  teams: { noun: 'team', make: (_, id) => ({ id, description: '', email: '' }) },
  currencies: { noun: 'currency', make: () => ({ code: '', minorDigits: 2 }) },
};

/** What an item of a list is called. @param list the field that the list is in */
export const nounOf = (list: string): string => STARTERS[list]?.noun ?? 'item';

/** A new item for a list. @param place of the list */
export function starterFor(document: unknown, place: Place): unknown {
  const list = String(place.at(-1));
  return STARTERS[list]?.make(document, freshId(valueAt(document, place), nounOf(list))) ?? {};
}

/** A name that no item of the list has: `rule-1`, `rule-2`. */
function freshId(list: unknown, noun: string): string {
  const taken = new Set(idsOf(list));
  let number = taken.size + 1;
  while (taken.has(`${noun}-${number}`)) number += 1;
  return `${noun}-${number}`;
}

/** A copy of an item, under a name of its own. */
export function copyOf(list: unknown, item: unknown): unknown {
  if (!isFields(item) || typeof item['id'] !== 'string') return item;
  const taken = new Set(idsOf(list));
  let number = 2;
  while (taken.has(`${item['id']}-${number}`)) number += 1;
  return { ...item, id: `${item['id']}-${number}` };
}

const idsOf = (list: unknown): readonly unknown[] =>
  (Array.isArray(list) ? list : []).map((each) => (isFields(each) ? each['id'] : undefined));

const firstId = (document: unknown, list: string): string => {
  const [first] = idsOf(valueAt(document, [list]));
  return typeof first === 'string' ? first : '';
};
