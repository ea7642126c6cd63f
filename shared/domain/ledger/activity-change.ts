import type { Activity } from './entry.ts';

/**
 * What the ledger is to be told of an activity that something else decides on: an answer to a survey, a review that was
 * approved. Both are idempotent by activity id, so each may be told as often as one likes; one member's in their order.
 */
export type ActivityChange =
  | { readonly kind: 'record'; readonly activity: Activity }
  | {
      readonly kind: 'reverse';
      readonly activityId: string;
      /** A code: the ledger keeps it for ever, so no words of a person are in it. */
      readonly reason: string;
    };
