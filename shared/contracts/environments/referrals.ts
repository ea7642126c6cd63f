import * as z from 'zod/mini';
import { referralLinkBase } from './link-base.ts';
import { program, table } from './variables.ts';

export const ReferralsEnvironment = z.object({
  LEDGER_TABLE: table,
  AUDIT_TABLE: table,
  PROFILE_TABLE: table,
  REFERRALS_TABLE: table,
  REFERRAL_LINK_BASE: referralLinkBase,
  ...program,
});
