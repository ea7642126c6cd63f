import type { ProgramDocument } from '../program.ts';
import type { Reward } from '../reward.ts';
import { type Contradiction, error, pointer, quoted, warning } from './contradiction.ts';
import { unknownName } from './unknown-name.ts';

/** People whom the program does not know, whom the reward is kept from elsewhere, or for whom it has a price all the same. */
export function audienceFaults(
  reward: Reward,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const { tiers = [], segments = [] } = reward.for ?? {};
  const at = `${path}/for`;
  const priced = Object.entries(reward.price?.tiers ?? {});
  return [
    ...tiers.flatMap((id, index) =>
      unknownName('tier', id, at + pointer('tiers', index), document, 'the list'),
    ),
    ...segments.flatMap((id, index) =>
      unknownName('segment', id, at + pointer('segments', index), document, 'the list'),
    ),
    ...priced.flatMap(([id, points]) =>
      unknownName('tier', id, path + pointer('price', 'tiers', id), document, 'the prices by tier', points),
    ),
    ...exclusiveFaults(reward, at, document),
    ...idlePrices(reward, path, document),
  ];
}

/** A reward that a tier has for itself and those above, and that is for others. */
function exclusiveFaults(reward: Reward, path: string, document: ProgramDocument): readonly Contradiction[] {
  const tiers = reward.for?.tiers;
  const known = tierIds(document);
  if (tiers === undefined || !tiers.every((id) => known.includes(id))) return [];
  if (tiers.some((id) => mayHave(reward, id, document))) return [];
  const owner = known[exclusiveFrom(reward, document)] ?? '';
  return [
    error(
      'NOBODY_CAN_HAVE',
      `${path}/tiers`,
      tiers,
      `the benefits of tier "${owner}" keep the reward for it and the tiers above, and none of these is one; name ${quoted(known.slice(exclusiveFrom(reward, document)))} here, or remove it from the benefits`,
    ),
  ];
}

function idlePrices(reward: Reward, path: string, document: ProgramDocument): readonly Contradiction[] {
  const known = tierIds(document);
  return Object.entries(reward.price?.tiers ?? {})
    .filter(([id]) => known.includes(id))
    .filter(([id]) => !(mayHave(reward, id, document) && (reward.for?.tiers?.includes(id) ?? true)))
    .map(([id, points]) =>
      warning(
        'POLICY_WITHOUT_EFFECT',
        path + pointer('price', 'tiers', id),
        points,
        `members of tier "${id}" cannot have the reward, so nobody pays this price; remove it, or let them have the reward`,
      ),
    );
}

const tierIds = ({ tiers }: ProgramDocument): readonly string[] => (tiers?.tiers ?? []).map(({ id }) => id);

/** The lowest tier that has the reward among its benefits: the tiers below cannot have it. -1: all can. */
const exclusiveFrom = ({ id }: Reward, { tiers }: ProgramDocument): number =>
  (tiers?.tiers ?? []).findIndex(({ benefits }) => benefits.rewards?.includes(id));

const mayHave = (reward: Reward, tier: string, document: ProgramDocument): boolean =>
  tierIds(document).indexOf(tier) >= exclusiveFrom(reward, document);
