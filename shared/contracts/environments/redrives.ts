import * as z from 'zod/mini';
import { DEAD_LETTER_QUEUES, type DeadLetterQueueName } from '../dead-letters.ts';
import { table } from './variables.ts';

/** Addresses of the queue of dead letters, and then of those that feed it, the one for letters of unknown origin first. */
const lane = z.pipe(
  z.string().check(z.regex(/^https?:\S+( https?:\S+)*$/)),
  z.transform((urls): DeadLetterLane => {
    const [deadLetters = '', ...feeders] = urls.split(' ');
    return { deadLetters, feeders };
  }),
);

export interface DeadLetterLane {
  readonly deadLetters: string;
  readonly feeders: readonly string[];
}

/** `RELAY_DEAD_LETTERS` and so on: the variable with the addresses of a queue of dead letters. */
export const variableOfLane = <Name extends DeadLetterQueueName>(
  name: Name,
): `${Uppercase<Name>}_DEAD_LETTERS` => `${name.toUpperCase() as Uppercase<Name>}_DEAD_LETTERS`;

type LaneVariable = `${Uppercase<DeadLetterQueueName>}_DEAD_LETTERS`;

export const RedrivesEnvironment = z.object({
  ...(Object.fromEntries(DEAD_LETTER_QUEUES.map((name) => [variableOfLane(name), lane])) as Record<
    LaneVariable,
    typeof lane
  >),
  EVENT_BUS: z.string().check(z.minLength(1)),
  LEDGER_TABLE: table,
  AUDIT_TABLE: table,
  REFERRALS_TABLE: table,
});
