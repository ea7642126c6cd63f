import * as z from 'zod/mini';
import { described } from './named.ts';

/** A webhook endpoint of the deployment; which there are, only the deployment knows. */
export const endpointId = (description: string) =>
  described(
    description,
    z.string().check(
      z.regex(/^whe_[0-9a-z]{20}$/, {
        error: 'must be an endpoint id as the API returned it: "whe_" and 20 letters or digits',
      }),
    ),
  );
