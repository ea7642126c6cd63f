import type { AdvocateReferral, Contribution, Journey, Redemption } from '../../../client/generated/types.ts';

/** Status by words besides color: one word for eyes, and how it is meant. */
export interface Wording {
  readonly words: string;
  readonly color: 'teal' | 'yellow' | 'red' | 'gray' | 'blue';
}

export const REDEMPTION_STATES: Readonly<Record<Redemption['status'], Wording>> = {
  authorized: { words: 'points held', color: 'blue' },
  lapsed: { words: 'lapsed', color: 'gray' },
  captured: { words: 'spent', color: 'teal' },
  fulfilled: { words: 'handed over', color: 'teal' },
  released: { words: 'given up', color: 'gray' },
  canceled: { words: 'undone', color: 'gray' },
};

export const REFERRAL_STATES: Readonly<Record<AdvocateReferral['status'], Wording>> = {
  signed_up: { words: 'no order yet', color: 'blue' },
  expired: { words: 'no order in time', color: 'gray' },
  in_review: { words: 'in review', color: 'yellow' },
  qualified: { words: 'qualified, on hold', color: 'blue' },
  rewarded: { words: 'rewarded', color: 'teal' },
  rejected: { words: 'rejected', color: 'red' },
  reversed: { words: 'taken back', color: 'gray' },
};

export const REFERRAL_ENDS: Readonly<Record<NonNullable<AdvocateReferral['reason']>, string>> = {
  NO_QUALIFYING_ORDER: 'No order qualified in time.',
  REJECTED: 'It was rejected.',
  NOT_REVIEWED: 'Nobody reviewed it in time.',
  ORDER_REFUNDED: 'The order that qualified went back.',
};

export const CONTRIBUTION_STATES: Readonly<Record<Contribution['status'], Wording>> = {
  submitted: { words: 'waits for a decision', color: 'yellow' },
  approved: { words: 'approved', color: 'teal' },
  rejected: { words: 'rejected', color: 'red' },
  withdrawn: { words: 'withdrawn', color: 'gray' },
};

export const STAGES: Readonly<Record<Journey['stage'], string>> = {
  awareness: 'Awareness',
  consideration: 'Consideration',
  onboarding: 'Onboarding',
  active: 'Active',
  at_risk: 'At risk',
  lapsed: 'Lapsed',
  advocate: 'Advocate',
};
