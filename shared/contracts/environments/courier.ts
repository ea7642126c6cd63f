import * as z from 'zod/mini';
import { table } from './variables.ts';
import { WEBHOOK_TARGETS } from './webhook-targets.ts';

const secondsList = z.pipe(
  z.string().check(z.regex(/^[1-9][0-9]{0,5}(,[1-9][0-9]{0,5})*$/)),
  z.transform((list) => list.split(',').map(Number)),
);
const secondsPair = z.pipe(
  z.string().check(z.regex(/^[1-9][0-9]{0,5},[1-9][0-9]{0,5}$/)),
  z.transform((list): [number, number] => {
    const [first, most] = list.split(',');
    return [Number(first), Number(most)];
  }),
);

export const CourierEnvironment = z.object({
  WEBHOOKS_TABLE: table,
  LANE_QUEUE_URL: z.url(),
  WEBHOOK_TARGETS,
  /** Between the attempts of a delivery, from the first failure on. */
  WEBHOOK_RETRY_SECONDS: secondsList,
  /** How long an endpoint that fails is spared: at first, and at most. */
  WEBHOOK_PAUSE_SECONDS: secondsPair,
});
