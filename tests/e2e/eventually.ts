import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until it is so, or for some minutes; bus, queues and functions work at their own pace, and a slow machine is no failure. */
export async function eventually<T>(look: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await look();
    if (isSo(value) || tries > 400) return value;
    await sleep(200);
  }
}
