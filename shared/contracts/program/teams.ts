import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { text } from '../primitives.ts';
import { programId } from './values.ts';

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

const own = {
  id: programId('Name of the team; triggers give it in `team`.'),
  description: text('Who they are.', 300),
};

export const Team = named(
  'Team',
  'People who are told something about a member: at an `email` address, or by the webhook `endpoint` of the system they work in.',
  z.union(
    [
      z.strictObject({
        ...own,
        email: described(
          'The address of a shared mailbox, not of a person.',
          z.email({ error: 'must be an e-mail address' }).check(z.maxLength(254)),
        ),
      }),
      z.strictObject({ ...own, endpoint: endpointId('As `GET /v1/webhook-endpoints` names it.') }),
    ],
    {
      error:
        'must be {"id", "description", "email": address} or {"id", "description", "endpoint": id}: one address, and not both',
    },
  ),
);
