import type { EpochSeconds } from '../../calendar.ts';
import type { Challenge } from '../challenge.ts';
import type { ProgramDocument } from '../program.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';
import { amountFaults } from './currencies.ts';
import { isWithin } from './goods-within.ts';
import { issuedRewardFaults } from './issued-reward-faults.ts';
import { unknownName } from './unknown-name.ts';
import { validityFaults } from './validity-faults.ts';

/** Challenges that nobody can achieve, or whom the program does not know. */
export function challengeFaults(document: ProgramDocument, now: EpochSeconds): readonly Contradiction[] {
  return (document.challenges ?? []).flatMap((challenge, index) => {
    const path = pointer('challenges', index);
    return [
      ...audienceFaults(challenge, path, document),
      ...countedFaults(challenge, path, document),
      ...goalFaults(challenge, path, document),
      ...giftFaults(challenge, path, document, now),
      ...validityFaults(challenge, path, now, {
        noun: 'challenge',
        never: 'never counts an order',
        over: 'counts no more orders',
      }),
    ];
  });
}

function giftFaults({ gives }: Challenge, path: string, document: ProgramDocument, now: EpochSeconds) {
  if ('points' in gives) return [];
  return issuedRewardFaults(gives.reward, `${path}/gives/reward`, document, now, 'challenge');
}

function audienceFaults(
  { for: audience = {} }: Challenge,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const { tiers = [], segments = [] } = audience;
  return [
    ...tiers.flatMap((id, index) =>
      unknownName('tier', id, path + pointer('for', 'tiers', index), document, 'the list'),
    ),
    ...segments.flatMap((id, index) =>
      unknownName('segment', id, path + pointer('for', 'segments', index), document, 'the list'),
    ),
  ];
}

function countedFaults(
  { counts: { minimum, goods, excluding } }: Challenge,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const without = [
    { filter: document.excludedGoods, place: '/excludedGoods' },
    { filter: excluding, place: `${path}/counts/excluding` },
  ];
  return [
    ...(minimum === undefined
      ? []
      : amountFaults(minimum, `${path}/counts/minimum`, document, {
          severity: 'warning',
          consequence: 'no order in it counts',
        })),
    ...without
      .filter(({ filter }) => goods !== undefined && isWithin(goods, filter))
      .map(({ place }) =>
        error(
          'NOTHING_COUNTS',
          `${path}/counts/goods`,
          goods,
          `all of these goods are in ${place}, so no order ever counts; remove them from one of the two`,
        ),
      ),
  ];
}

/** A set for which there are too few categories, or too few whose goods ever count. */
function goalFaults({ goal, counts }: Challenge, path: string, document: ProgramDocument) {
  if (goal.kind !== 'collect') return [];
  const { categories, different } = goal;
  if (different > categories.length) {
    return [
      error(
        'NEVER_REACHED',
        `${path}/goal/different`,
        different,
        `is more than the ${categories.length} categories, so nobody achieves it; give at most ${categories.length}, or name more categories`,
      ),
    ];
  }
  const never = [counts.excluding, document.excludedGoods].flatMap((filter) => filter?.categories ?? []);
  const left = categories.filter((category) => !never.includes(category));
  return left.length >= different
    ? []
    : [
        error(
          'NOTHING_COUNTS',
          `${path}/goal/categories`,
          categories,
          `goods of all but ${left.length} of them are excluded and never count, so nobody collects ${different}; name other categories, or do not exclude these`,
        ),
      ];
}
