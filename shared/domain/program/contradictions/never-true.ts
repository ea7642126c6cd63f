import type { Condition, Leaf } from '../condition.ts';
import type { Amounts } from '../goods.ts';
import type { ProgramDocument } from '../program.ts';
import { conjunctions, leavesOf, type PlacedConjunct } from './condition-tree.ts';
import { type Contradiction, error } from './contradiction.ts';
import { canBeMet, demandsOf } from './demand.ts';

/** Conditions, or parts of them, that are true of no order, event or member. */
export function neverTrue(
  condition: Condition,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const impossible = leavesOf(condition, path).flatMap(({ leaf, path: at }) => {
    const reason = reasonAgainst(leaf, document);
    return reason === undefined ? [] : [error('NEVER_TRUE', at, leaf, `is never true: ${reason}`)];
  });
  const alone = new Set(impossible.map((fault) => fault.path));
  return [
    ...impossible,
    ...conjunctions(condition, path).flatMap((leaves) =>
      exclusions(
        leaves.filter((leaf) => !alone.has(leaf.path)),
        document,
      ),
    ),
  ];
}

/** Why a leaf can never be true by itself, and the fix; undefined when it can be. */
function reasonAgainst(leaf: Leaf, document: ProgramDocument): string | undefined {
  switch (leaf.kind) {
    case 'order_number':
      return orderNumberReason(leaf);
    case 'time_of_day':
      return leaf.from === leaf.to
        ? `the window from ${leaf.from} to ${leaf.to} has no minute in it; leave the condition out for the whole day`
        : undefined;
    case 'amount':
      return canAmountsBeMet([leaf], document)
        ? undefined
        : 'in no currency of the program is atLeast given, and not above atMost; correct the amounts';
    case 'spent':
      return spentReason(leaf.atLeast, leaf.atMost);
    default:
      return demandsOf(leaf, false).every((demand) => canBeMet([demand]))
        ? undefined
        : 'its lower end lies above its upper end; swap them';
  }
}

/** Any of the lower ends is enough, and all of the upper ones must hold. */
function spentReason(atLeast: Amounts = {}, atMost: Amounts = {}): string | undefined {
  const lower = Object.entries(atLeast);
  const isEmpty = lower.length > 0 && lower.every(([code, amount]) => amount > (atMost[code] ?? amount));
  return isEmpty ? 'atLeast lies above atMost in each currency; swap them' : undefined;
}

function orderNumberReason({
  every = 1,
  atLeast = 1,
  atMost = Number.POSITIVE_INFINITY,
}: Extract<Leaf, { kind: 'order_number' }>): string | undefined {
  if (every === 0) return 'every 0th order does not exist; give "every" at least 1';
  if (atMost === 0) return 'the first order has the number 1; give "atMost" at least 1';
  if (Math.ceil(Math.max(atLeast, 1) / every) * every <= atMost) return undefined;
  return `no number from ${atLeast} to ${atMost} is a multiple of ${every}; widen the range`;
}

type AmountLeaf = Extract<Leaf, { kind: 'amount' }>;

/** In one currency of the program at least, all ends are given, and leave something between them. */
function canAmountsBeMet(leaves: readonly AmountLeaf[], { currencies }: ProgramDocument): boolean {
  return currencies.some(({ code }) => {
    const lower = leaves.flatMap(({ atLeast }) => (atLeast === undefined ? [] : [atLeast[code] ?? Infinity]));
    const upper = leaves.flatMap(({ atMost }) => (atMost === undefined ? [] : [atMost[code] ?? -1]));
    return Math.max(0, ...lower) <= Math.min(Number.MAX_SAFE_INTEGER, ...upper);
  });
}

/** Leaves that can each be true, but not together with one before them. */
function exclusions(leaves: readonly PlacedConjunct[], document: ProgramDocument): readonly Contradiction[] {
  return leaves.flatMap((later, index) => {
    const earlier = leaves.slice(0, index).find((each) => excludeEachOther(each, later, document));
    return earlier === undefined
      ? []
      : [
          error(
            'NEVER_TRUE',
            later.path,
            later.leaf,
            `can never be true together with ${earlier.path}, ${JSON.stringify(earlier.leaf)}, and both must be; change one, or join them by "any"`,
          ),
        ];
  });
}

function excludeEachOther(a: PlacedConjunct, b: PlacedConjunct, document: ProgramDocument): boolean {
  if (isAmount(a) && isAmount(b)) {
    return (
      JSON.stringify(a.leaf.goods) === JSON.stringify(b.leaf.goods) &&
      !canAmountsBeMet([a.leaf, b.leaf], document)
    );
  }
  const others = demandsOf(b.leaf, b.isNegated);
  return demandsOf(a.leaf, a.isNegated).some((demand) =>
    others.some((other) => other.subject === demand.subject && !canBeMet([demand, other])),
  );
}

const isAmount = (placed: PlacedConjunct): placed is PlacedConjunct & { readonly leaf: AmountLeaf } =>
  placed.leaf.kind === 'amount' && !placed.isNegated;
