import { assignGroup } from '../domain/experiments/assign-group.ts';
import { HOLDOUT } from '../domain/experiments/experiment.ts';
import type { Assign } from '../domain/triggers/ask-decision.ts';
import { experimentOf } from '../domain/triggers/trigger-experiment.ts';
import { sha256Fraction } from '../experiments/sha256-fraction.ts';

/** Where chance puts a member for a trigger: by salted hash, so the same wherever and whenever it is asked. */
export const assignByHash: Assign = (trigger, memberId) => {
  const group = assignGroup(experimentOf(trigger), memberId, sha256Fraction);
  return group === HOLDOUT ? { kind: 'holdout' } : { kind: 'treated', variant: group };
};
