import type { Condition } from '../../../shared/domain/program/condition.ts';
import type { ContradictionCode } from '../../../shared/domain/program/contradictions/contradiction.ts';
import type { EarningRule } from '../../../shared/domain/program/earning-rule.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { aDocument, aRate } from '../documents.ts';

/** What is wrong, where, with which value, and words of the fix. */
export type BadDocument = readonly [
  what: string,
  document: ProgramDocument,
  code: ContradictionCode,
  path: string,
  value: unknown,
  fix: RegExp,
  severity?: 'warning',
];

export const rules = (...earningRules: EarningRule[]): ProgramDocument => aDocument({ earningRules });
export const when = (condition: Condition): ProgramDocument => rules(aRate({ when: condition }));
export const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
export const segment = (condition: Condition): ProgramDocument =>
  aDocument({ segments: [{ id: 'vip', description: 'Some', when: condition }] });
export const GROUP = { id: 'g', stacking: 'first' } as const;
export const grouped = (...earningRules: EarningRule[]): ProgramDocument =>
  aDocument({ groups: [GROUP], earningRules });
export const currency = (code: string, minorDigits = 2) => ({ code, minorDigits });
