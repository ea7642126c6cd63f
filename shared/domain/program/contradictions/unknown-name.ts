import type { ProgramDocument } from '../program.ts';
import { type Contradiction, error, quoted } from './contradiction.ts';

const PLACES = {
  tier: '/tiers/tiers',
  segment: '/segments',
  reward: '/rewards',
  survey: '/surveys',
  challenge: '/challenges',
  template: '/templates',
  team: '/teams',
} as const;
type Named = keyof typeof PLACES;

/**
 * A part that the program does not have: a tier, a segment, a reward, a survey, a challenge, a template or a team.
 *
 * @param removable what to remove where it has none at all
 * @param value what stands at the path, where that is not the name itself
 */
export function unknownName(
  kind: Named,
  id: string,
  path: string,
  document: ProgramDocument,
  removable: string,
  value: unknown = id,
): readonly Contradiction[] {
  const known = namesOf(kind, document);
  if (known.includes(id)) return [];
  const place = PLACES[kind];
  return [
    error(
      'UNKNOWN_NAME',
      path,
      value,
      known.length === 0
        ? `the program has no ${kind}s; add them to ${place}, or remove ${removable}`
        : `${value === id ? '' : `"${id}" `}is not a ${kind} of the program, which has ${quoted(known)}; add it to ${place}, or name another`,
    ),
  ];
}

function namesOf(kind: Named, document: ProgramDocument): readonly string[] {
  const {
    tiers,
    segments,
    rewards = [],
    surveys = [],
    challenges = [],
    templates = [],
    teams = [],
  } = document;
  const parts = {
    tier: tiers?.tiers ?? [],
    segment: segments,
    reward: rewards,
    survey: surveys,
    challenge: challenges,
    template: templates,
    team: teams,
  };
  return parts[kind].map(({ id }) => id);
}
