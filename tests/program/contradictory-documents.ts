import { ASKING } from './contradictory/asking.ts';
import type { BadDocument } from './contradictory/bad-document.ts';
import { COUPONS } from './contradictory/coupons.ts';
import { EFFECTS } from './contradictory/effects.ts';
import { GROUPS } from './contradictory/groups.ts';
import { MONEY } from './contradictory/money.ts';
import { NAMES } from './contradictory/names.ts';
import { NEVER } from './contradictory/never-true.ts';
import { PAYMENTS } from './contradictory/payments.ts';
import { POLICIES } from './contradictory/policies.ts';
import { REFERRALS } from './contradictory/referrals.ts';
import { REWARDS } from './contradictory/rewards.ts';
import { SUBJECTS } from './contradictory/subjects.ts';
import { TIERS } from './contradictory/tiers.ts';
import { TRIGGERS } from './contradictory/triggers.ts';

/** A row for each way in which pieces of a document can contradict each other. */
export const CONTRADICTORY_DOCUMENTS: readonly BadDocument[] = [
  ...NAMES,
  ...MONEY,
  ...TIERS,
  ...POLICIES,
  ...GROUPS,
  ...NEVER,
  ...SUBJECTS,
  ...EFFECTS,
  ...REWARDS,
  ...PAYMENTS,
  ...COUPONS,
  ...REFERRALS,
  ...TRIGGERS,
  ...ASKING,
];
