import { describe, expect, test } from 'vitest';
import {
  afterRedemptionChange,
  type RedemptionStatus,
  redemptionStatus,
} from '../../../shared/domain/ledger/redemption-state.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { CASES, type Decision, MOVES, type MoveName } from './cases.ts';

/** Every move from every status: the status that it leads to, or the code that refuses it. */
const NO_COUPON = {
  'use the coupon': 'COUPON_NOT_FOUND',
  'void the coupon': 'COUPON_NOT_FOUND',
  'claim the gift': 'COUPON_NOT_FOUND',
} as const;
const NO_HANDS = { fulfill: 'REDEMPTION_NOT_BY_HAND' } as const;
const all = (code: string) => ({ capture: code, 'capture a part': code, 'capture with an order': code });

type Row = Readonly<Record<MoveName, RedemptionStatus | (string & {})>>;

const TABLE: Readonly<Record<keyof typeof CASES, Row>> = {
  'authorized, to pay': {
    ...all('captured'),
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'released',
    cancel: 'REDEMPTION_NOT_CAPTURED',
  },
  'authorized, by hand': {
    ...all('captured'),
    'capture a part': 'REDEMPTION_INDIVISIBLE',
    ...NO_COUPON,
    release: 'released',
    cancel: 'REDEMPTION_NOT_CAPTURED',
    fulfill: 'REDEMPTION_NOT_CAPTURED',
  },
  'lapsed, to pay': {
    ...all('captured'),
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'released',
    cancel: 'REDEMPTION_NOT_CAPTURED',
  },
  'lapsed, by hand': {
    ...all('captured'),
    'capture a part': 'REDEMPTION_INDIVISIBLE',
    ...NO_COUPON,
    release: 'released',
    cancel: 'REDEMPTION_NOT_CAPTURED',
    fulfill: 'REDEMPTION_NOT_CAPTURED',
  },
  'captured, to pay': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
  },
  'captured in part': {
    ...all('captured'),
    'capture with an order': 'REDEMPTION_CAPTURED',
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'captured',
    cancel: 'canceled',
  },
  'captured in part, the rest lapsed': {
    ...all('captured'),
    'capture with an order': 'REDEMPTION_CAPTURED',
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'captured',
    cancel: 'canceled',
  },
  'captured in part, the rest released': {
    ...all('REDEMPTION_RELEASED'),
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'REDEMPTION_RELEASED',
    cancel: 'canceled',
  },
  'captured, by hand': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_COUPON,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    fulfill: 'fulfilled',
  },
  'captured with an order': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'REDEMPTION_OF_ORDER',
  },
  'captured with a coupon': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    'use the coupon': 'captured',
    'void the coupon': 'captured',
    'claim the gift': 'captured',
  },
  'captured, the coupon expired': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    'use the coupon': 'COUPON_EXPIRED',
    'void the coupon': 'captured',
    'claim the gift': 'COUPON_EXPIRED',
  },
  'captured, the coupon void': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    'use the coupon': 'COUPON_VOID',
    'void the coupon': 'COUPON_VOID',
    'claim the gift': 'COUPON_VOID',
  },
  'captured, the coupon used': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'COUPON_USED',
    'use the coupon': 'COUPON_USED',
    'void the coupon': 'COUPON_USED',
    'claim the gift': 'COUPON_USED',
  },
  fulfilled: {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_COUPON,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'REDEMPTION_FULFILLED',
    fulfill: 'REDEMPTION_FULFILLED',
  },
  'released, to pay': {
    ...all('REDEMPTION_RELEASED'),
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'REDEMPTION_RELEASED',
    cancel: 'REDEMPTION_RELEASED',
  },
  'released, by hand': {
    ...all('REDEMPTION_RELEASED'),
    ...NO_COUPON,
    release: 'REDEMPTION_RELEASED',
    cancel: 'REDEMPTION_RELEASED',
    fulfill: 'REDEMPTION_RELEASED',
  },
  'canceled, to pay': {
    ...all('REDEMPTION_CANCELED'),
    ...NO_COUPON,
    ...NO_HANDS,
    release: 'REDEMPTION_CANCELED',
    cancel: 'REDEMPTION_CANCELED',
  },
  'canceled, by hand': {
    ...all('REDEMPTION_CANCELED'),
    ...NO_COUPON,
    release: 'REDEMPTION_CANCELED',
    cancel: 'REDEMPTION_CANCELED',
    fulfill: 'REDEMPTION_CANCELED',
  },
  'canceled, with a coupon': {
    ...all('REDEMPTION_CANCELED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CANCELED',
    cancel: 'REDEMPTION_CANCELED',
    'use the coupon': 'COUPON_VOID',
    'void the coupon': 'COUPON_VOID',
    'claim the gift': 'COUPON_VOID',
  },
  'granted, with a coupon': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    'use the coupon': 'captured',
    'void the coupon': 'captured',
    'claim the gift': 'captured',
  },
  'granted, the coupon expired': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    'use the coupon': 'COUPON_EXPIRED',
    'void the coupon': 'captured',
    'claim the gift': 'COUPON_EXPIRED',
  },
  'granted, the coupon void': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    'use the coupon': 'COUPON_VOID',
    'void the coupon': 'COUPON_VOID',
    'claim the gift': 'COUPON_VOID',
  },
  'granted, the coupon used': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'COUPON_USED',
    'use the coupon': 'COUPON_USED',
    'void the coupon': 'COUPON_USED',
    'claim the gift': 'COUPON_USED',
  },
  'granted, by hand': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_COUPON,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'canceled',
    fulfill: 'fulfilled',
  },
  'granted, fulfilled': {
    ...all('REDEMPTION_CAPTURED'),
    ...NO_COUPON,
    release: 'REDEMPTION_CAPTURED',
    cancel: 'REDEMPTION_FULFILLED',
    fulfill: 'REDEMPTION_FULFILLED',
  },
  'granted, canceled': {
    ...all('REDEMPTION_CANCELED'),
    ...NO_HANDS,
    release: 'REDEMPTION_CANCELED',
    cancel: 'REDEMPTION_CANCELED',
    'use the coupon': 'COUPON_VOID',
    'void the coupon': 'COUPON_VOID',
    'claim the gift': 'COUPON_VOID',
  },
};

const ROWS = (Object.keys(TABLE) as (keyof typeof CASES)[]).flatMap((name) =>
  (Object.keys(MOVES) as MoveName[]).map((move) => [name, move, TABLE[name][move]] as const),
);

describe('every move from every status', () => {
  test.each(ROWS)('%s: %s → %s', (name, move, expected) => {
    const before = CASES[name];
    const decision: Decision = MOVES[move](before);
    const outcome = isRefusal(decision)
      ? decision.code
      : redemptionStatus(afterRedemptionChange(before.state, decision.entry), before.now);
    expect(outcome).toBe(expected);
  });

  test.each([
    ['authorized, to pay', 'authorized'],
    ['lapsed, to pay', 'lapsed'],
    ['captured in part', 'captured'],
    ['captured in part, the rest released', 'captured'],
    ['captured, the coupon used', 'captured'],
    ['fulfilled', 'fulfilled'],
    ['released, to pay', 'released'],
    ['canceled, with a coupon', 'canceled'],
    ['granted, with a coupon', 'captured'],
    ['granted, fulfilled', 'fulfilled'],
    ['granted, canceled', 'canceled'],
  ] as const)('%s is %s', (name, status) => {
    expect(redemptionStatus(CASES[name].state, CASES[name].now)).toBe(status);
  });
});
