import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './caller.ts';
import { readEvents } from './told-events.ts';

/** A message that failed is tried again after six minutes; this long without any change, and it is stuck. */
const STUCK_MS = 900_000;
const BETWEEN_LOOKS_MS = 500;

interface Waiting {
  readonly queue: string;
  readonly messages: number;
}

/**
 * Waits until all entries were told and nothing waits in a queue any more: then nothing will be appended that nobody asks
 * for. A stack hands an event to its queues before it is told, so none is on the way then.
 *
 * @returns what is wrong: dead letters, or messages that do not go away
 */
export async function untilSettled(
  caller: Caller,
  memberIds: readonly string[],
  { stackDatabase, eventsFolder }: { readonly stackDatabase: string; readonly eventsFolder: string },
): Promise<readonly string[]> {
  let [last, changedAt] = ['', performance.now()];
  for (;;) {
    const untold = await countUntold(caller, memberIds, eventsFolder);
    const waiting = messagesIn(stackDatabase);
    const dead = waiting.filter(({ queue }) => /dead/i.test(queue));
    const alive = waiting.filter(({ queue }) => !/dead/i.test(queue));
    if (dead.length > 0) return dead.map(({ queue, messages }) => `${messages} dead letters in ${queue}`);
    if (untold === 0 && alive.length === 0) return [];
    const now = JSON.stringify([untold, waiting]);
    if (now !== last) [last, changedAt] = [now, performance.now()];
    if (performance.now() - changedAt > STUCK_MS)
      return [`${untold} entries are not told, and messages do not go away: ${JSON.stringify(alive)}`];
    await sleep(BETWEEN_LOOKS_MS);
  }
}

async function countUntold(caller: Caller, memberIds: readonly string[], folder: string): Promise<number> {
  const { sequences } = readEvents(folder);
  const counts = await Promise.all(
    memberIds.map(async (memberId) => {
      const { body } = await caller.send('GET', `/v1/members/${memberId}/account`);
      return Math.max(0, body.sequence - (sequences.get(memberId)?.size ?? 0));
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function messagesIn(stackDatabase: string): readonly Waiting[] {
  return withMessages(stackDatabase, true, (database) =>
    database
      .prepare('SELECT queue, COUNT(*) AS messages FROM messages GROUP BY queue')
      .all()
      .map(({ queue, messages }) => ({ queue: String(queue), messages: Number(messages) })),
  );
}

/**
 * While no stack runs: what failed, or was in the hands of one that was killed, may be tried again at once. On AWS it waits
 * six minutes for that, as it would here.
 */
export function skipWaits(stackDatabase: string): void {
  if (!existsSync(stackDatabase)) return;
  withMessages(stackDatabase, false, (database) =>
    database.prepare('UPDATE messages SET visible_at_ms = MIN(visible_at_ms, ?)').run(Date.now()),
  );
}

function withMessages<T>(path: string, readOnly: boolean, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path, { readOnly, timeout: 5_000 });
  try {
    return use(database);
  } finally {
    database.close();
  }
}
