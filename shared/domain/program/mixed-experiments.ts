import { assignmentChange } from '../experiments/assignment-change.ts';
import { experimentOf, isExperiment } from '../triggers/trigger-experiment.ts';
import { pointer } from './contradictions/contradiction.ts';
import type { ProgramDocument } from './program.ts';

/** A place of the later document, and what is wrong there with the fix. */
export interface MixedExperiment {
  readonly path: string;
  readonly detail: string;
}

/**
 * Experiments of `before` that would go on in `after` with other shares: members who were treated one way would be treated
 * another way, and no later figure would be of anybody's plan. Under another salt it is another experiment; a smaller holdout
 * ends it, as does a trigger without holdout and variants.
 *
 * @param before what is in force when `after` takes its place
 */
export function mixedExperiments(
  before: Pick<ProgramDocument, 'triggers'>,
  after: Pick<ProgramDocument, 'triggers'>,
): readonly MixedExperiment[] {
  const running = new Map((before.triggers ?? []).filter(isExperiment).map((each) => [each.id, each]));
  return (after.triggers ?? []).flatMap((trigger, index) => {
    const old = running.get(trigger.id);
    if (old === undefined || !isExperiment(trigger)) return [];
    if (assignmentChange(experimentOf(old), experimentOf(trigger)) !== 'mixed') return [];
    const { salt } = experimentOf(old);
    return [
      {
        path: pointer(
          'triggers',
          index,
          old.holdoutPercent === trigger.holdoutPercent ? 'variants' : 'holdoutPercent',
        ),
        detail: `changes the running experiment of "${trigger.id}", so that members who were treated one way would be treated another way; give the trigger a "salt" other than "${salt}" to begin anew, or leave the shares as they are`,
      },
    ];
  });
}
