import * as z from 'zod/mini';
import { text } from './primitives.ts';

/** Whoever is signed in need not say who they are; see shared/lambda/acting.ts. */
export const actor = z.optional(
  text(
    'Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts.',
    128,
  ),
);
