import type { SQSRecord } from 'aws-lambda';
import { SliceMessage } from '../../shared/contracts/simulation-message.ts';
import type { SimulationsDeps } from './deps.ts';

const TRIES = 5;
const FIRST_PAUSE_SECONDS = 5;
const MAX_CAUSE_LENGTH = 300;

/**
 * Has a slice that failed come again after a while, and after its tries notes on the simulation why it does not go on; the message
 * then finds that and is done. So there are no dead letters: who asked for the simulation sees it, and has it go on.
 */
export function noteFailure({ simulations, queue }: Pick<SimulationsDeps, 'simulations' | 'queue'>) {
  return async ({ body, attributes, receiptHandle }: SQSRecord, error: unknown): Promise<void> => {
    const tries = Number(attributes.ApproximateReceiveCount);
    const pause = tries < TRIES ? FIRST_PAUSE_SECONDS * 2 ** (tries - 1) : 0;
    const slice = sliceIn(body);
    if (tries >= TRIES && slice !== null) {
      const cause = (error as Error).message.slice(0, MAX_CAUSE_LENGTH);
      const at = Math.floor(Date.now() / 1_000);
      // Where that cannot be noted either, the message comes again and tries once more.
      await simulations.fail(slice.simulationId, { part: slice.part, cause, at }).catch(() => undefined);
    }
    await queue.postpone(receiptHandle, pause).catch(() => undefined);
  };
}

function sliceIn(body: string): SliceMessage | null {
  try {
    return SliceMessage.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
