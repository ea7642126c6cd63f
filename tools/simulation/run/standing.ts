import type { StandingOf } from '../../../shared/domain/simulation/simulated-facts.ts';

/** Programs have no tiers to stand in yet. */
export const standingOf: StandingOf = () => null;
