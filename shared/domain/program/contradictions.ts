import type { EpochSeconds } from '../calendar.ts';
import { conditionFaults } from './contradictions/condition-faults.ts';
import { type Contradiction, pointer } from './contradictions/contradiction.ts';
import { duplicates } from './contradictions/duplicates.ts';
import { groupFaults } from './contradictions/group-faults.ts';
import { messagingFaults } from './contradictions/messaging-faults.ts';
import { policyFaults } from './contradictions/policy-faults.ts';
import { referralFaults } from './contradictions/referral-faults.ts';
import { rewardListFaults } from './contradictions/reward-faults.ts';
import { ruleFaults } from './contradictions/rule-faults.ts';
import { surveyFaults } from './contradictions/survey-faults.ts';
import { templateFaults } from './contradictions/template-faults.ts';
import { tierFaults } from './contradictions/tier-faults.ts';
import { triggerListFaults } from './contradictions/trigger-faults.ts';
import type { ProgramDocument } from './program.ts';

/**
 * Where pieces of a document, each well formed, do not agree with one another. Errors forbid publishing, warnings do not.
 *
 * @param now moment by which it is told that a rule or a reward is over
 */
export function contradictions(document: ProgramDocument, now: EpochSeconds): readonly Contradiction[] {
  return [
    ...duplicates(document),
    ...policyFaults(document),
    ...document.segments.flatMap((segment, index) =>
      conditionFaults(segment.when, pointer('segments', index, 'when'), 'member', document),
    ),
    ...groupFaults(document),
    ...document.earningRules.flatMap((rule, index) => ruleFaults(rule, index, document, now)),
    ...tierFaults(document),
    ...rewardListFaults(document, now),
    ...referralFaults(document, now),
    ...messagingFaults(document),
    ...surveyFaults(document),
    ...templateFaults(document),
    ...triggerListFaults(document, now),
  ];
}
