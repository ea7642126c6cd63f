import { type Experiment, HOLDOUT, holdoutThousandths } from './experiment.ts';

/** What is wrong with an experiment, a sentence each with the value and what would be right; none where it can be run. */
export function experimentFaults(experiment: Experiment): readonly string[] {
  const { id, salt, holdoutPercent, variants } = experiment;
  const ids = variants.map((variant) => variant.id);
  const twice = ids.filter((each, index) => ids.indexOf(each) !== index);
  return [
    ...(id === '' ? ['the experiment has no id; give it one'] : []),
    ...(salt === '' ? ['the experiment has no salt; give it any text that no earlier run of it had'] : []),
    ...(holdoutPercent >= 0 && holdoutPercent < 100
      ? []
      : [`a holdout of ${holdoutPercent} % is not from 0 to below 100; give it such a percentage`]),
    ...(Math.abs(holdoutPercent * 10 - holdoutThousandths(experiment)) > 1e-9
      ? [`a holdout of ${holdoutPercent} % is finer than 0.1 %; round it to one decimal`]
      : []),
    ...(variants.length === 0 ? ['the experiment has no variant; give it one, or more to compare'] : []),
    ...variants
      .filter(({ share }) => !(Number.isFinite(share) && share > 0))
      .map((variant) => `variant "${variant.id}" has the share ${variant.share}; give it one above 0`),
    ...(ids.includes(HOLDOUT)
      ? [`a variant is called "${HOLDOUT}", as those not treated are; rename it`]
      : []),
    ...[...new Set(twice)].map((each) => `two variants are called "${each}"; rename one`),
  ];
}
