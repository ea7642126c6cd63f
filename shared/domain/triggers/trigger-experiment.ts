import type { Experiment } from '../experiments/experiment.ts';
import { holdoutThousandths } from '../experiments/experiment.ts';
import type { Trigger } from '../program/trigger.ts';

/** The one way of a trigger without variants. */
export const ONLY_VARIANT = 'all';

type Drawn = Pick<Trigger, 'id' | 'salt' | 'holdoutPercent' | 'variants'>;

/** What a trigger draws its members by; also where there is nothing to draw, so that everybody has a group. */
export function experimentOf({ id, salt = id, holdoutPercent = 0, variants = [] }: Drawn): Experiment {
  const ways = variants.map((variant) => ({ id: variant.id, share: variant.sharePercent }));
  return { id, salt, holdoutPercent, variants: ways.length === 0 ? [{ id: ONLY_VARIANT, share: 1 }] : ways };
}

/** Whether anything can be learned from it: somebody is held out, or there are several ways. */
export const isExperiment = (trigger: Drawn): boolean =>
  holdoutThousandths(experimentOf(trigger)) > 0 || (trigger.variants ?? []).length > 1;
