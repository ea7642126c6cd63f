import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import type { ProgramView, PublicationResult } from '../../../shared/contracts/programs.ts';
import type { ApiClient } from './api-client.ts';

/** A version further away than this was scheduled: nobody waits for it at a terminal. */
const NEAR_MS = 60_000;
/** After its moment; then somebody has canceled it, or the clock here is wrong. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 250;

/**
 * Waits for what was just published, which takes effect some seconds later, so that whatever a script does next is judged by it.
 * @returns whether it is in force; false where it was scheduled for later
 */
export async function untilInForce(
  api: ApiClient,
  { version, effectiveFrom }: z.infer<typeof PublicationResult>,
): Promise<boolean> {
  const atMs = Date.parse(effectiveFrom);
  if (atMs - Date.now() > NEAR_MS) return false;
  const endMs = Math.max(atMs, Date.now()) + PATIENCE_MS;
  await sleep(Math.max(0, atMs - Date.now()));
  for (;;) {
    const { inForce } = await api.call<z.infer<typeof ProgramView>>('GET', '/v1/program');
    if (inForce.version >= version) return true;
    if (Date.now() > endMs) return false;
    await sleep(LOOK_AGAIN_MS);
  }
}
