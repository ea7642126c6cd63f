import type { StandingOf } from '../../../shared/domain/simulation/live-member.ts';

/** Programs have no tiers to stand in yet. */
export const standingOf: StandingOf = () => null;
