import { randomInt } from 'node:crypto';
import { referralCode } from '../domain/referrals/referral-code.ts';

const FEWEST_DIGITS = 2;
/** After so many that were taken, so many codes are given out that a digit more finds a free one sooner. */
const TRIES_A_DIGIT = 3;

/** A code by chance. @param taken how many were drawn before for the same call and are taken */
export const newCode = (taken: number): string =>
  referralCode(randomInt, FEWEST_DIGITS + Math.floor(taken / TRIES_A_DIGIT));
