import { renameSync, writeFileSync } from 'node:fs';
import { ensureDevelopmentKey } from '../../local/development-key.ts';
import { startStack } from '../../local/stack.ts';
import type { FaultCounts } from '../fault-proxy/fault-counts.ts';
import { type FaultProxy, startFaultProxy } from '../fault-proxy/fault-proxy.ts';
import type { RatesByOperation } from '../fault-proxy/fault-schedule.ts';
import { OBJECT_RATES, TABLE_RATES } from './fault-rates.ts';

/**
 * The stack of a campaign, in a process of its own that can be killed: `node stack-process.ts '<StackProcessOptions>'`.
 * It writes one line of JSON when it is ready, and what its proxy did to a file, all the time, because it may end any time.
 */
export interface StackProcessOptions {
  readonly port: number;
  readonly dataDir: string;
  /** An already synthesized template, so that a restart takes no longer than it must. */
  readonly assembly?: string;
  readonly seed: string;
  readonly countsFile: string;
  /** No faults: for looking at the result. */
  readonly calm: boolean;
}

export interface StackProcessReady {
  readonly url: string;
  readonly key: string;
  readonly eventsFolder: string;
  /** What waits in queues. */
  readonly stackDatabase: string;
  readonly assembly: string;
}

/** What the proxies of one life did. */
export interface LifeFaults {
  readonly tables: FaultCounts;
  readonly objects: FaultCounts;
}

const options = JSON.parse(process.argv[2] ?? '{}') as StackProcessOptions;
const proxies: Partial<Record<keyof LifeFaults, FaultProxy>> = {};
const proxied = async (of: keyof LifeFaults, target: string, rates: RatesByOperation): Promise<string> => {
  const seed = of === 'tables' ? options.seed : `${options.seed}/${of}`;
  const proxy = await startFaultProxy({ target, seed, rates: options.calm ? {} : rates });
  proxies[of] = proxy;
  return proxy.endpoint;
};
const stack = await startStack({
  port: options.port,
  dataDir: options.dataDir,
  ...(options.assembly === undefined ? {} : { assembly: options.assembly }),
  throttles: 'off',
  log: () => {},
  faultProxy: (target) => proxied('tables', target, TABLE_RATES),
  objectFaultProxy: (target) => proxied('objects', target, OBJECT_RATES),
});
const key = await ensureDevelopmentKey(stack, Math.floor(Date.now() / 1000));
/** Put in place as a whole: this process is killed at any moment, and read while it lives. */
const keepCounts = () => {
  const counts = { tables: proxies.tables?.counts(), objects: proxies.objects?.counts() };
  writeFileSync(`${options.countsFile}.new`, JSON.stringify(counts));
  renameSync(`${options.countsFile}.new`, options.countsFile);
};
const timer = setInterval(keepCounts, 200);
const ready: StackProcessReady = {
  url: stack.url,
  key,
  eventsFolder: stack.folder.events,
  stackDatabase: stack.folder.stackDatabase,
  assembly: options.assembly ?? stack.folder.assembly,
};
console.log(JSON.stringify(ready));

process.once('SIGTERM', async () => {
  clearInterval(timer);
  keepCounts();
  await stack.close();
  await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
  process.exit(0);
});
