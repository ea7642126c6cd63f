import { type EpochSeconds, localTime } from '../calendar.ts';
import { answerOf } from '../program/conditions/member-answer.ts';
import type { MemberFacts } from '../program/member-facts.ts';
import type { ProgramDocument } from '../program/program.ts';
import { asksProfile } from '../program/program-needs.ts';
import type { Reward } from '../program/reward.ts';
import type { Missing } from './missing.ts';

type Audience = Pick<ProgramDocument, 'tiers' | 'segments' | 'timeZone'>;

/** Where the customer is, as the caller says it. */
export interface Place {
  /** ISO 3166 code of two capitals. */
  readonly country?: string | undefined;
  readonly channel?: string | undefined;
}

/**
 * The tiers whose members may have a reward, by id from the lowest; `null` where everybody may. Of a reward that tiers have
 * for their own, those are the lowest of these tiers and all above it; `for.tiers` leaves only what it names.
 */
export function tiersFor(
  reward: Pick<Reward, 'id' | 'for'>,
  { tiers }: Pick<Audience, 'tiers'>,
): readonly string[] | null {
  const all = tiers?.tiers ?? [];
  const lowest = all.findIndex(({ benefits }) => benefits.rewards?.includes(reward.id) === true);
  const named = reward.for?.tiers;
  if (lowest < 0 && named === undefined) return null;
  return all
    .slice(Math.max(0, lowest))
    .map(({ id }) => id)
    .filter((id) => named === undefined || named.includes(id));
}

/** Whether any of the rewards is for a segment that asks for an attribute or the birthday of its members. */
export function needsProfile(program: ProgramDocument, rewards: readonly Pick<Reward, 'for'>[]): boolean {
  return rewards.some(
    ({ for: audience }) =>
      audience?.segments !== undefined && asksProfile({ kind: 'segment', in: audience.segments }, program),
  );
}

/** What a member is not, though the reward is for such members alone: of a tier, in a segment. */
export function missingOfMember(
  reward: Reward,
  facts: MemberFacts,
  program: Audience,
  now: EpochSeconds,
): readonly Missing[] {
  return [...missingTier(reward, facts.tier, program), ...missingSegment(reward, facts, program, now)];
}

function missingTier(reward: Reward, tier: string | undefined, program: Audience): readonly Missing[] {
  const tiers = tiersFor(reward, program);
  if (tiers === null || (tier !== undefined && tiers.includes(tier))) return [];
  const nameOf = (id: string) => program.tiers?.tiers.find((known) => known.id === id)?.name ?? id;
  const allowed =
    tiers.length === 0
      ? 'No tier of the program may have the reward'
      : `The reward is for members of ${tiers.map(nameOf).join(' or ')}`;
  const own = tier === undefined ? 'the member has no tier' : `the member is ${nameOf(tier)}`;
  return [{ kind: 'tier', tiers, names: tiers.map(nameOf), detail: `${allowed}; ${own}.` }];
}

function missingSegment(
  { for: audience }: Reward,
  facts: MemberFacts,
  { segments, timeZone }: Audience,
  now: EpochSeconds,
): readonly Missing[] {
  const asked = audience?.segments;
  if (asked === undefined) return [];
  if (answerOf({ kind: 'segment', in: asked }, facts, localTime(now, timeZone), segments)) return [];
  const words = asked.map((id) => segments.find((known) => known.id === id)?.description ?? id);
  return [
    {
      kind: 'segment',
      segments: asked,
      detail: `The reward is for these members alone: ${words.join('; or: ')}.`,
    },
  ];
}

/** Where the customer is not, though the reward is for customers there alone. A place that nobody named is not there. */
export function missingPlace(
  { for: audience = {} }: Reward,
  { country, channel }: Place,
): readonly Missing[] {
  const { countries, channels } = audience;
  const missing: Missing[] = [];
  if (countries !== undefined && !isOneOf(countries, country))
    missing.push({ kind: 'country', countries, detail: placeWords('country', countries, country) });
  if (channels !== undefined && !isOneOf(channels, channel))
    missing.push({ kind: 'channel', channels, detail: placeWords('channel', channels, channel) });
  return missing;
}

const isOneOf = (allowed: readonly string[], place: string | undefined): boolean =>
  place !== undefined && allowed.includes(place);

function placeWords(what: string, allowed: readonly string[], place: string | undefined): string {
  const named = place === undefined ? `no ${what} was given` : `the ${what} is ${place}`;
  return `The reward is for the ${what} ${allowed.join(' or ')} alone; ${named}.`;
}
