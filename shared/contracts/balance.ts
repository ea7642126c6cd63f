import * as z from 'zod/mini';
import { named } from './named.ts';
import { points } from './primitives.ts';

/** Apart from the other schemas of accounts, so that who answers with a balance loads no more than that. */
export const Balance = named(
  'Balance',
  'Points by state.',
  z.strictObject({
    active: points('Spendable now.'),
    pending: points('Earned, waiting for the return window or the delivery.'),
    held: points('Set aside for a redemption that is not captured yet.'),
    deficit: points('Owed by the member; later points absorb it.'),
  }),
);
export type Balance = z.infer<typeof Balance>;
