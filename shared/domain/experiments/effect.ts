import type { Difference } from '../statistics/difference.ts';

/** Why nothing can be said yet, in the order in which it is looked at. */
export type NotReadyReason =
  /** Nobody is held out, so there is nothing to compare with. Waiting does not help. */
  | 'NO_HOLDOUT'
  /** The last members assigned have not been observed for as long as the first. */
  | 'WINDOW_OPEN'
  /** One of the two groups is smaller than the least number. */
  | 'TOO_FEW_ASSIGNED'
  /** Of spending alone: too few in one of the two groups bought anything for their mean to be trusted. */
  | 'TOO_FEW_BUYERS'
  /** Of spending alone: all values of both groups are the same, so nothing tells how sure one may be. */
  | 'NO_VARIATION';

/**
 * What treating members did, against not treating them. `effect`: the whole interval is above 0; `harm`: below; `inconclusive`: 0
 * lies in it. Where there is no figure it is null, never 0.
 */
export type Effect<D extends Difference = Difference> =
  | {
      readonly verdict: 'effect' | 'harm' | 'inconclusive';
      readonly reason: null;
      readonly difference: D;
    }
  | { readonly verdict: 'not_ready'; readonly reason: NotReadyReason; readonly difference: null }
  /** The groups are not as they were planned; no figure of them is to be trusted, and waiting does not help. */
  | { readonly verdict: 'invalid'; readonly reason: 'SAMPLE_RATIO_MISMATCH'; readonly difference: null };

export type EffectVerdict = Effect['verdict'];

export function notReady(reason: NotReadyReason): Effect<never> {
  return { verdict: 'not_ready', reason, difference: null };
}

export const INVALID: Effect<never> = {
  verdict: 'invalid',
  reason: 'SAMPLE_RATIO_MISMATCH',
  difference: null,
};

/** The verdict on a difference of which more is better. An interval that touches 0 spans it. */
export function effectOf<D extends Difference>(difference: D): Effect<D> {
  const verdict = difference.from > 0 ? 'effect' : difference.to < 0 ? 'harm' : 'inconclusive';
  return { verdict, reason: null, difference };
}
