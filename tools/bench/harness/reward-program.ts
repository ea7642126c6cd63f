import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';

/** Units of the reward that everyone wants. */
export const RUSH_STOCK = 100;
/** More than any benchmark takes. */
const AMPLE = 1_000_000;
export const PRICE = 10;
export const POOL = 'cards';

const credit = { kind: 'store_credit', amount: { USD: 100 } } as const;
const cheap = { benefit: credit, price: { points: PRICE }, returns: 'in_proportion' } as const;
const generated = { kind: 'generated', prefix: 'MUG-', length: 12, groupsOf: 4 } as const;

/** Of each kind that costs differently, one. */
const REWARDS: readonly Reward[] = [
  {
    id: 'tenth',
    name: 'Ten percent off',
    benefit: { kind: 'percent_off', percent: 10 },
    price: { points: PRICE },
    returns: 'in_proportion',
  },
  {
    id: 'pay',
    name: 'Pay with points',
    benefit: { kind: 'pay_with_points', minimum: 50, step: 10, atMostPercent: 50 },
    returns: 'in_proportion',
  },
  { ...cheap, id: 'rush', name: 'What everyone wants', stock: RUSH_STOCK },
  { ...cheap, id: 'ample', name: 'Counted, with enough for all', stock: AMPLE },
  { ...cheap, id: 'uncounted', name: 'Not counted' },
  { ...cheap, id: 'single', name: 'One of a kind', stock: 1 },
  { ...cheap, id: 'monthly', name: 'Once in a month', limits: [{ per: 'month', times: 50 }] },
  { ...cheap, id: 'yearly', name: 'Once in a year', limits: [{ per: 'year', times: 50 }] },
  { ...cheap, id: 'coupon', name: 'A coupon', coupon: { codes: generated, validDays: 30 } },
  {
    ...cheap,
    id: 'pooled',
    name: "A code of the shop's own",
    coupon: { codes: { kind: 'pool', pool: POOL } },
  },
];

const { version: _built_in, ...BUILT_IN } = DEFAULT_PROGRAM;

/** The built-in program with rewards, so that earning costs what it costs without them. */
export const REWARD_PROGRAM: ProgramDocument = {
  ...BUILT_IN,
  redemption: { holdMinutes: 60, perOrder: 3 },
  rewards: REWARDS,
};
