import type { ReferralCause, ReferralCheck, ReferralQualification } from '../domain/ledger/referral.ts';

/**
 * The cause of a referral's entry as text: all of it but what the entry's item says besides, its kind and whose referral it
 * is. Checks are lists: name, letter of the outcome, weight, sentence.
 */
export function encodeReferralCause(cause: ReferralCause): string {
  if (cause.kind === 'referral') {
    const { kind: _kind, ...told } = cause;
    return JSON.stringify(told);
  }
  const { kind: _kind, friendId: _friendId, ...told } = cause;
  return JSON.stringify('checks' in told ? { ...told, checks: told.checks.map(terseCheck) } : told);
}

/** @param kind as the item names it */
export function decodeReferralCause(json: string, kind: string, friendId: string): ReferralCause {
  if (kind === 'referral') return { kind, ...JSON.parse(json) } as ReferralCause;
  if (kind !== 'referral_qualification') return { kind, friendId, ...JSON.parse(json) } as ReferralCause;
  const { checks, ...told } = JSON.parse(json) as TerseQualification;
  return { kind, friendId, ...told, checks: checks.map(fullCheck) };
}

type TerseQualification = Omit<ReferralQualification, 'kind' | 'friendId' | 'checks'> & {
  readonly checks: readonly TerseCheck[];
};

type TerseCheck = readonly [
  name: ReferralCheck['name'],
  outcome: (typeof OUTCOME_LETTERS)[ReferralCheck['outcome']],
  weight: number,
  detail: string,
];

const OUTCOME_LETTERS = { passed: 'p', flagged: 'f', blocked: 'b', not_available: 'n' } as const;
const OUTCOMES = { p: 'passed', f: 'flagged', b: 'blocked', n: 'not_available' } as const;

const terseCheck = ({ name, outcome, weight, detail }: ReferralCheck): TerseCheck => [
  name,
  OUTCOME_LETTERS[outcome],
  weight,
  detail,
];

const fullCheck = ([name, letter, weight, detail]: TerseCheck): ReferralCheck => ({
  name,
  outcome: OUTCOMES[letter],
  weight,
  detail,
});
