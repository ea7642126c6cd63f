import type { QueueBatch } from '../../shared/lambda/queue-function.ts';
import { readCourierMessage } from '../../shared/webhooks/courier-message.ts';
import type { CourierDeps } from './deps.ts';
import { fanOut } from './fan-out.ts';
import { workLane } from './work-lane.ts';

/** A batch of either queue: events are handed to all who want them, and calls are worked. */
export function takeMessages(deps: CourierDeps): () => QueueBatch {
  const work = workLane(deps);
  return () => {
    const { tell, finish } = fanOut(deps);
    return {
      async take(body) {
        const message = readCourierMessage(body);
        await ('endpointId' in message ? work(message.endpointId) : tell(message));
      },
      finish,
    };
  };
}
