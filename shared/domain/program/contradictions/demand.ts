import type { Leaf, Range, ValueTest } from '../condition.ts';

/**
 * What a leaf asks of its subject, so that two leaves over the same subject can be held against each other: one of
 * `values`, none of `excluded`, and a number within the range. Questions that several answers can be true of at once,
 * such as coupons and segments, ask of no subject here.
 */
export interface Demand extends Range {
  readonly subject: string;
  readonly values?: readonly unknown[];
  readonly excluded?: readonly unknown[];
}

/** Stands for the value of an attribute that was not sent. */
const ABSENT = Symbol('absent');

/** The demands of one leaf: all of them must be met. */
export function demandsOf(leaf: Leaf, isNegated: boolean): readonly Demand[] {
  switch (leaf.kind) {
    case 'channel':
    case 'country':
    case 'tier':
    case 'weekday':
      return [listed(leaf.kind, leaf.in, isNegated)];
    default:
      return isNegated ? [] : positiveDemands(leaf);
  }
}

const listed = (subject: string, values: readonly unknown[], isNegated: boolean): Demand =>
  isNegated ? { subject, excluded: values } : { subject, values };

function positiveDemands(leaf: Leaf): readonly Demand[] {
  switch (leaf.kind) {
    case 'quantity':
      return [{ subject: `quantity ${JSON.stringify(leaf.goods ?? {})}`, ...rangeOf(leaf) }];
    case 'order_number':
      return [{ subject: leaf.kind, ...rangeOf(leaf) }];
    case 'behavior':
      return [{ subject: `behavior ${leaf.of}`, ...rangeOf(leaf) }];
    case 'date':
      return [
        {
          subject: leaf.kind,
          ...rangeOf({
            ...(leaf.from === undefined ? {} : { atLeast: Date.parse(leaf.from) }),
            ...(leaf.to === undefined ? {} : { atMost: Date.parse(leaf.to) }),
          }),
        },
      ];
    case 'attribute':
    case 'event_attribute':
      return [tested(`${leaf.kind} ${leaf.name}`, leaf.test)];
    default:
      return [];
  }
}

function tested(subject: string, test: ValueTest): Demand {
  if ('is' in test) return { subject, values: [test.is] };
  if ('in' in test) return { subject, values: test.in };
  if ('absent' in test) return { subject, values: [ABSENT] };
  return { subject, ...rangeOf(test) };
}

const rangeOf = ({ atLeast, atMost }: Range): Range => ({
  ...(atLeast === undefined ? {} : { atLeast }),
  ...(atMost === undefined ? {} : { atMost }),
});

/** Whether any answer meets all of the demands, which are over one subject. */
export function canBeMet(demands: readonly Demand[]): boolean {
  const atLeast = Math.max(...demands.map((demand) => demand.atLeast ?? Number.NEGATIVE_INFINITY));
  const atMost = Math.min(...demands.map((demand) => demand.atMost ?? Number.POSITIVE_INFINITY));
  if (atLeast > atMost) return false;
  const isRanged = demands.some((demand) => demand.atLeast !== undefined || demand.atMost !== undefined);
  const lists = demands.flatMap(({ values }) => (values === undefined ? [] : [values]));
  const [first, ...others] = lists;
  if (first === undefined) return true;
  return first.some(
    (value) =>
      others.every((list) => list.includes(value)) &&
      demands.every(({ excluded }) => excluded?.includes(value) !== true) &&
      (!isRanged || (typeof value === 'number' && value >= atLeast && value <= atMost)),
  );
}
