import { loadBundle, openDeployedApi } from '../harness/deployed-api.ts';
import { measureEarns } from './earn-load.ts';
import type { EarnResult } from './earn-plan.ts';
import { accountKeyOf, naiveTransaction } from './naive-transaction.ts';
import type { RecordedEarns } from './recorded-earns.ts';

export interface RawBlock {
  readonly assembly: string;
  readonly recorded: RecordedEarns;
  /** Folder of the bundle of `bare-client.ts`. */
  readonly client: string;
  /**
   * `write`: the recorded transactions and nothing else; `read_write`: each after the read it was decided on;
   * `naive`: a usual design's four items, after the same read.
   */
  readonly side: 'write' | 'read_write' | 'naive';
}

/** Sends what an earn sends through the bare SDK client: no request to parse, no decision, no answer to make. */
export async function runBlock({ assembly, recorded, client, side }: RawBlock): Promise<EarnResult> {
  const api = await openDeployedApi({ assembly });
  const { get, transact } = loadBundle<typeof import('./bare-client.ts')>(client);
  try {
    for (const enrollment of recorded.enrollments) await transact(enrollment);
    const earns = side === 'naive' ? recorded.earns.map(naiveTransaction) : recorded.earns;
    return await measureEarns(api.engine, async (order) => {
      const items = earns[order] ?? [];
      const account = accountKeyOf(items);
      if (side !== 'write') await get(account.tableName, account.key);
      await transact(items);
    });
  } finally {
    await api.close();
  }
}
