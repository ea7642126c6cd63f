/**
 * A fault of a document whose pieces are each well formed: they do not agree with one another. An `error` would make the
 * program do something that nobody can have meant, so it is refused; a `warning` may be meant.
 */
export interface Contradiction {
  /** JSON pointer (RFC 6901) into the document. */
  readonly path: string;
  readonly code: ContradictionCode;
  readonly value: unknown;
  /** What is wrong, and the fix. */
  readonly detail: string;
  readonly severity: 'error' | 'warning';
}

export const CONTRADICTION_CODES = [
  'DUPLICATE',
  'UNKNOWN_NAME',
  'CURRENCY_NOT_IN_PROGRAM',
  'CURRENCY_MISSING',
  'TIERS_OUT_OF_ORDER',
  'FIRST_TIER_NOT_ZERO',
  'THRESHOLD_OF_WRONG_KIND',
  'POLICY_WITHOUT_EFFECT',
  'IMPOSSIBLE_DATE',
  'GROUP_WITHOUT_RULES',
  'GROUP_OF_SEVERAL_STAGES',
  'GROUP_OF_SEVERAL_SUBJECTS',
  'NEVER_TRUE',
  'NEVER_IN_FORCE',
  'NO_LONGER_IN_FORCE',
  'WRONG_SUBJECT',
  'NOTHING_COUNTS',
  'NOTHING_TO_MULTIPLY',
  'SHADOWED',
  'NOTHING_TO_GIVE',
  'LESS_THAN_ONE_AWARD',
  'PRICE_MISPLACED',
  'SEVERAL_PAYMENTS',
  'STEP_DOES_NOT_FIT',
  'NOBODY_CAN_HAVE',
  'COUPON_WITHOUT_USE',
  'CODES_GUESSABLE',
  'REWARD_NOT_GRANTABLE',
  'VALIDITY_TOO_SHORT',
  'NEVER_REACHED',
  'HOLD_TOO_SHORT',
  'NEVER_FIRES',
  'SCALES_MIXED',
  'SEVERAL_ASKS',
  'WRONG_PURPOSE',
  'REFERRALS_MISSING',
  'PLACEHOLDER_WITHOUT_VALUE',
  'STOP_LINK_MISSING',
  'LINK_MISSING',
  'SHARES_NOT_WHOLE',
  'RESERVED_NAME',
  'NOTHING_TO_LEARN',
  'GOAL_IS_CAUSE',
  'EXPIRES_BY_NIGHT',
  'NO_TIME_LEFT',
  'BARS_EVERYTHING',
  'REMINDER_TOO_LATE',
  'PRIORITIES_TIED',
  'NEVER_USED',
] as const;
export type ContradictionCode = (typeof CONTRADICTION_CODES)[number];

type Step = string | number;

export const pointer = (...steps: readonly Step[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const error = (
  code: ContradictionCode,
  path: string,
  value: unknown,
  detail: string,
): Contradiction => ({ path, code, value, detail, severity: 'error' });

export const warning = (
  code: ContradictionCode,
  path: string,
  value: unknown,
  detail: string,
): Contradiction => ({ path, code, value, detail, severity: 'warning' });

/** `"a", "b" and "c"`, so that a fault can name what there is. */
export function quoted(names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`);
  const last = all.pop();
  if (last === undefined) return 'none';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}
