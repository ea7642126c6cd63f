import { loadBundle, openDeployedApi } from '../harness/deployed-api.ts';
import type { RecordedRedemptions } from './recorded-redemptions.ts';
import { measureRedeeming } from './redeem-load.ts';
import type { RedeemResult, StepName } from './redeem-plan.ts';

export interface RawBlock {
  readonly assembly: string;
  readonly recorded: RecordedRedemptions;
  /** Folder of the bundle of `bare-client.ts`. */
  readonly client: string;
  /** `write`: the recorded transactions and nothing else; `read_write`: each after the reads it was decided on. */
  readonly side: 'write' | 'read_write';
}

/** Sends what a redemption sends through the bare SDK client: no request to parse, no decision, no answer to make. */
export async function runBlock({ assembly, recorded, client, side }: RawBlock): Promise<RedeemResult> {
  const api = await openDeployedApi({ assembly });
  const { read, transact } = loadBundle<typeof import('../earn/bare-client.ts')>(client);
  const send = (step: StepName) => async (redemption: number) => {
    const { reads = [], transaction = [] } = recorded.steps[redemption]?.[step] ?? {};
    if (side === 'read_write') for (const { operation, request } of reads) await read(operation, request);
    await transact(transaction);
  };
  try {
    for (const transaction of recorded.preparation) await transact(transaction);
    return await measureRedeeming(api.engine, { authorize: send('authorize'), capture: send('capture') });
  } finally {
    await api.close();
  }
}
