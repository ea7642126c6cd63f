import type { Operation } from '../operation.ts';
import * as accounts from './accounts.ts';
import * as activities from './activities.ts';
import * as challenges from './challenges.ts';
import * as contributions from './contributions.ts';
import * as coupons from './coupons.ts';
import * as deadLetters from './dead-letters.ts';
import * as documents from './documents.ts';
import * as figures from './figures.ts';
import * as journeys from './journeys.ts';
import * as members from './members.ts';
import * as orders from './orders.ts';
import * as platforms from './platforms.ts';
import * as preferences from './preferences.ts';
import * as programs from './programs.ts';
import * as redemptions from './redemptions.ts';
import * as referrals from './referrals.ts';
import * as rewards from './rewards.ts';
import * as simulations from './simulations.ts';
import * as staff from './staff.ts';
import * as surveys from './surveys.ts';
import * as waysToEarn from './ways-to-earn.ts';
import * as webhooks from './webhooks.ts';

/** Every route of the API. Functions import their own capability's file instead, so that none carries the others' schemas. */
export const OPERATIONS: readonly Operation[] = [
  members,
  preferences,
  orders,
  activities,
  accounts,
  rewards,
  challenges,
  waysToEarn,
  redemptions,
  coupons,
  referrals,
  contributions,
  journeys,
  surveys,
  figures,
  platforms,
  programs,
  simulations,
  webhooks,
  staff,
  deadLetters,
  documents,
].flatMap((file) => Object.values(file));
