import type { Condition, Leaf } from '../condition.ts';
import type { ProgramDocument } from '../program.ts';
import { leavesOf, type PlacedLeaf } from './condition-tree.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';
import { amountFaults } from './currencies.ts';
import { isWithin } from './goods-within.ts';
import { neverTrue } from './never-true.ts';
import { unknownName } from './unknown-name.ts';

/** What a condition is asked about: an order, a custom event, a member of a segment, or whom a trigger is for. */
export type Asked = 'order' | 'event' | 'member' | 'trigger';

export function conditionFaults(
  condition: Condition,
  path: string,
  asked: Asked,
  document: ProgramDocument,
): readonly Contradiction[] {
  return [
    ...leavesOf(condition, path).flatMap((placed) => [
      ...subjectFaults(placed, asked),
      ...nameFaults(placed, document),
      ...moneyFaults(placed, document),
      ...goodsFaults(placed, document),
    ]),
    ...neverTrue(condition, path, document),
  ];
}

/** What each kind of condition asks of. */
export const ABOUT = {
  amount: 'order',
  quantity: 'order',
  channel: 'order',
  country: 'order',
  coupon: 'order',
  order_number: 'order',
  weekday: 'moment',
  time_of_day: 'moment',
  date: 'moment',
  tier: 'member',
  segment: 'member',
  attribute: 'member',
  behavior: 'member',
  spent: 'member',
  birthday: 'member',
  nps: 'journey',
  event_attribute: 'event',
} as const satisfies Record<Leaf['kind'], string>;

/** Of what may be asked, by what the condition is asked about. */
export const ANSWERED: Record<Asked, readonly string[]> = {
  order: ['order', 'moment', 'member'],
  event: ['event', 'moment', 'member'],
  member: ['member'],
  trigger: ['member', 'journey'],
};
const FIX: Record<Asked, string> = {
  order: 'an order rule may ask of the order, the moment and the member; set "on" to an event, or remove it',
  event:
    'an event rule may ask of the event, the moment and the member; use event_attribute, or set "on" to "order"',
  member: 'a segment may ask of members alone; move it into the "when" of a rule',
  trigger: 'a trigger is for members, whatever made it fire; ask of the event in "where" of its "when"',
};

/** An order would have to wait for another read, and so would whoever asks who is in a segment. */
const OF_JOURNEY =
  'asks for the last answer to an NPS, which is known where triggers are decided, and not where orders, events and segments are judged; ask for it in the "who" of a trigger';

function subjectFaults({ leaf, path }: PlacedLeaf, asked: Asked): readonly Contradiction[] {
  if (asked === 'member' && leaf.kind === 'segment') {
    return [
      error(
        'WRONG_SUBJECT',
        path,
        leaf,
        'a segment may not ask of segments, itself among them; write their conditions here instead',
      ),
    ];
  }
  const about = ABOUT[leaf.kind];
  return ANSWERED[asked].includes(about)
    ? []
    : [
        error(
          'WRONG_SUBJECT',
          path,
          leaf,
          about === 'journey'
            ? OF_JOURNEY
            : `asks of ${about === 'event' ? 'an' : 'the'} ${about}: ${FIX[asked]}`,
        ),
      ];
}

function nameFaults({ leaf, path }: PlacedLeaf, document: ProgramDocument): readonly Contradiction[] {
  if (leaf.kind !== 'tier' && leaf.kind !== 'segment') return [];
  return leaf.in.flatMap((id, index) =>
    unknownName(leaf.kind, id, path + pointer('in', index), document, 'the condition'),
  );
}

function moneyFaults({ leaf, path }: PlacedLeaf, document: ProgramDocument): readonly Contradiction[] {
  if (leaf.kind !== 'amount' && leaf.kind !== 'spent') return [];
  const consequence =
    leaf.kind === 'amount' ? 'the condition is false for orders in it' : 'what is spent in it does not count';
  return (['atLeast', 'atMost'] as const).flatMap((end) => {
    const given = leaf[end];
    return given === undefined
      ? []
      : amountFaults(given, `${path}/${end}`, document, { severity: 'warning', consequence });
  });
}

function goodsFaults({ leaf, path }: PlacedLeaf, document: ProgramDocument): readonly Contradiction[] {
  if ((leaf.kind !== 'amount' && leaf.kind !== 'quantity') || leaf.goods === undefined) return [];
  return isWithin(leaf.goods, document.excludedGoods)
    ? [
        error(
          'NOTHING_COUNTS',
          `${path}/goods`,
          leaf.goods,
          'all of these goods are in /excludedGoods, so nothing is ever counted; remove them from one of the two',
        ),
      ]
    : [];
}
