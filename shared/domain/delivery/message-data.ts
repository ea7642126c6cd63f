import type { EpochSeconds } from '../calendar.ts';

/**
 * What a template may say besides what is looked up when it is sent. Numbers, moments and money are written as the member's
 * locale does. Nothing personal: no name, no address, no words of anybody's.
 */
export type MessageValue =
  | string
  | number
  | { readonly kind: 'day'; readonly at: EpochSeconds }
  /** In minor units. */
  | { readonly kind: 'money'; readonly amount: number; readonly currency: string };

/** By the name of the placeholder. */
export type MessageData = Readonly<Record<string, MessageValue>>;
