import type { EpochSeconds } from '../domain/calendar.ts';
import type { Key } from './keys.ts';

/**
 * The table of contributions. Nothing in it is the truth about points: what a contribution earned, the ledger says.
 *
 * | pk                  | sk                    | item                                             |
 * | ------------------- | --------------------- | ------------------------------------------------ |
 * | `MEMBER#<memberId>` | `<submittedAt>#<id>`  | the contribution, with who decided and why       |
 * | `CONTRIBUTION#<id>` | `CONTRIBUTION`        | whose it is, and when it was submitted           |
 * | `SUBMITTED`         | `<submittedAt>#<id>`  | it waits for a decision                          |
 *
 * Seconds have eleven digits, so that keys are in the order of time. An id is the shop's, and may hold anything visible.
 */
const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

const EPOCH_DIGITS = 11;

/** Where a contribution stands among others, as the sort key says it. */
export type ContributionPlace = string;

export const placeOf = (submittedAt: EpochSeconds, contributionId: string): ContributionPlace =>
  `${submittedAt.toString().padStart(EPOCH_DIGITS, '0')}#${contributionId}`;

export function readPlace(place: ContributionPlace): {
  readonly submittedAt: EpochSeconds;
  readonly contributionId: string;
} {
  return {
    submittedAt: Number(place.slice(0, EPOCH_DIGITS)),
    contributionId: place.slice(EPOCH_DIGITS + 1),
  };
}

export const contributorPartition = (memberId: string): string => `MEMBER#${memberId}`;
export const contributionKey = (memberId: string, place: ContributionPlace): Key =>
  key(contributorPartition(memberId), place);
export const contributionPointerKey = (contributionId: string): Key =>
  key(`CONTRIBUTION#${contributionId}`, 'CONTRIBUTION');

export const SUBMITTED_PARTITION = 'SUBMITTED';
export const submittedKey = (place: ContributionPlace): Key => key(SUBMITTED_PARTITION, place);
