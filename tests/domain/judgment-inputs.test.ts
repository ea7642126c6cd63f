import { describe, expect, test } from 'vitest';
import { judgmentInputs } from '../../shared/domain/ledger/judgment-inputs.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import { aMember, aProgram, BEGIN } from './builders.ts';

const capped: EarningRule = {
  id: 'capped',
  description: 'ten points an order, at most 100 a month',
  on: 'order',
  effect: { kind: 'fixed_points', points: 10 },
  caps: { perMember: [{ per: 'month', points: 100 }] },
};
const program = aProgram({ earningRules: [capped], caps: { balance: 500 } });
const roomsBeside = (rooms: { rules: Record<string, number>; total?: number }) =>
  judgmentInputs(aMember(program), program, BEGIN, { rooms }).rooms;

describe('room under several caps is the least of them', () => {
  test.each([
    [30, 30],
    [300, 100],
  ])('of a rule: the budget leaves %i, the member may have %i', (budget, room) => {
    expect(roomsBeside({ rules: { capped: budget } })?.rules).toEqual({ capped: room });
  });

  test.each([
    [40, 40],
    [900, 500],
  ])('of all rules: %i from outside, %i in the end', (outside, total) => {
    expect(roomsBeside({ rules: {}, total: outside })?.total).toBe(total);
  });

  test('a rule that only one of them limits has that room', () => {
    expect(roomsBeside({ rules: { other: 7 } })?.rules).toEqual({ capped: 100, other: 7 });
  });
});
