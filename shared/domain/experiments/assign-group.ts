import { type Experiment, HOLDOUT, holdoutThousandths, type Variant } from './experiment.ts';

/** From 0 up to 1, evenly, and always the same for the same text: a cryptographic hash, read as a fraction. */
export type UniformHash = (text: string) => number;

/**
 * The group a member belongs to: `holdout`, or the id of a variant. It depends on the experiment and the member alone, so it is
 * the same at every call, wherever it is made, and independent of the member's group in any other experiment.
 *
 * Two draws decide. Whether a member is held out is a place from 0 to 1000 against the holdout's thousandths: where the holdout
 * shrinks, those who leave it are the only ones to move, and nobody treated is ever held out. Which variant a treated member
 * gets is a race in which each variant's time is exponential at the rate of its share, the first one wins (rendezvous hashing
 * with weights): where one share grows or a variant is added, members move to that variant alone; where one goes, only its own
 * members move. The order of the variants does not matter, nor does the unit of the shares.
 * Sources: D. G. Thaler and C. V. Ravishankar, IEEE/ACM Transactions on Networking 6 (1998), 1–14; that the least of exponential
 * times is the i-th with the probability of its share of all rates is in every text on them.
 * @param memberId or whatever the experiment is drawn by, the same for ever
 * @throws RangeError when the experiment has no variant (see `experimentFaults`)
 */
export function assignGroup(experiment: Experiment, memberId: string, hash: UniformHash): string {
  const { id, salt } = experiment;
  // As JSON, so that no two lists of texts read the same.
  const draw = (...what: readonly string[]) => hash(JSON.stringify([salt, id, memberId, ...what]));
  if (Math.floor(draw() * 1000) < holdoutThousandths(experiment)) return HOLDOUT;
  const [only, another] = experiment.variants;
  if (only === undefined) throw new RangeError(`experiment "${id}" has no variant to assign; give it one`);
  if (another === undefined) return only.id;
  const arrival = ({ id: variantId, share }: Variant) => -Math.log1p(-draw(variantId)) / share;
  return experiment.variants
    .map((variant) => ({ variant, time: arrival(variant) }))
    .reduce((first, next) => (next.time < first.time ? next : first)).variant.id;
}
