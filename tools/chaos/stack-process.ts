import { renameSync, writeFileSync } from 'node:fs';
import { ensureDevelopmentKey } from '../../local/development-key.ts';
import { startStack } from '../../local/stack.ts';
import { type FaultProxy, startFaultProxy } from '../fault-proxy/fault-proxy.ts';
import type { FaultRates, RatesByOperation } from '../fault-proxy/fault-schedule.ts';

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

/** A fifth of all calls, and more of the writes: one transaction in thirteen succeeds without its client knowing. */
const READS: FaultRates = {
  throttle: 0.04,
  capacity: 0.03,
  server_error: 0.04,
  cut_before: 0.04,
  cut_after: 0.03,
  delay: 0.02,
};
const RATES: RatesByOperation = {
  TransactWriteItems: {
    throttle: 0.02,
    capacity: 0.01,
    conflict: 0.06,
    throttled_transaction: 0.02,
    server_error: 0.02,
    server_error_after: 0.03,
    cut_before: 0.02,
    cut_after: 0.05,
    delay: 0.01,
    stall: 0.0005,
  },
  other: READS,
};

const options = JSON.parse(process.argv[2] ?? '{}') as StackProcessOptions;
let proxy: FaultProxy | undefined;
const stack = await startStack({
  port: options.port,
  dataDir: options.dataDir,
  ...(options.assembly === undefined ? {} : { assembly: options.assembly }),
  throttles: 'off',
  log: () => {},
  faultProxy: async (target) => {
    proxy = await startFaultProxy({ target, seed: options.seed, rates: options.calm ? {} : RATES });
    return proxy.endpoint;
  },
});
const key = await ensureDevelopmentKey(stack, Math.floor(Date.now() / 1000));
/** Put in place as a whole: this process is killed at any moment, and read while it lives. */
const keepCounts = () => {
  if (!proxy) return;
  writeFileSync(`${options.countsFile}.new`, JSON.stringify(proxy.counts()));
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
  await proxy?.close();
  process.exit(0);
});
