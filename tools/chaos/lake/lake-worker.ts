import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Connection } from '../../../local/connection-file.ts';
import type { FaultCounts } from '../../fault-proxy/fault-counts.ts';
import { startFaultProxy } from '../../fault-proxy/fault-proxy.ts';
import { OBJECT_RATES, READ_RATES } from '../fault-rates.ts';
import type { LakeProcessOptions } from './lake-process.ts';

const PROGRAM = fileURLToPath(new URL('./lake-process.ts', import.meta.url));
/** Who works is killed when objects of these numbers are put: twice soon, then now and then. */
const isDeadly = (puts: number): boolean => puts === 6 || puts === 29 || puts % 400 === 0;

export interface LakeWorker {
  /** The stack has been started again, and may be reached elsewhere. */
  follow(connection: Connection): void;
  /** Ends the watching, and curates until all that has arrived is in. */
  finish(): Promise<void>;
  /** Makes the lake anew from the ledger. */
  rebuild(): Promise<void>;
  readonly kills: () => number;
  /** What a process said that failed other than by a fault or a kill. */
  readonly failures: readonly string[];
  faultCounts(): FaultCounts;
  close(): Promise<void>;
}

/**
 * Curates the lake of a stack while the stack runs, with faults in the calls of the store, and killed in the middle of writing: in
 * processes of their own, one after the other.
 */
export async function startLakeWorker(
  connection: Connection,
  folder: string,
  seed: string,
): Promise<LakeWorker> {
  let current = connection;
  let kills = 0;
  let puts = 0;
  const children = new Set<ChildProcess>();
  let isEnding = false;
  const failures: string[] = [];
  const objects = await startFaultProxy({
    target: endpointOf(connection, 'S3'),
    seed: `${seed}/lake`,
    rates: OBJECT_RATES,
    onRequest: (operation) => {
      if (operation !== 'PutObject') return;
      puts += 1;
      if (!isDeadly(puts)) return;
      kills += children.size;
      killAll();
    },
  });
  const tables = await startFaultProxy({
    target: endpointOf(connection, 'DYNAMODB'),
    seed: `${seed}/lake-tables`,
    rates: { other: READ_RATES },
  });

  function killAll(): void {
    for (const child of children) child.kill('SIGKILL');
  }

  /** Runs one process to its end, and another after each that was killed. */
  async function untilDone(work: LakeProcessOptions['work'], own: string): Promise<void> {
    for (;;) {
      const started = startProcess(work, own);
      children.add(started);
      const said = text(started.stderr);
      const [code, signal] = (await once(started, 'exit')) as [number | null, string | null];
      children.delete(started);
      if (signal === 'SIGKILL' && !isEnding) continue;
      if (signal === null && code !== 0) failures.push(`lake: the ${work} process failed: ${await said}`);
      return;
    }
  }

  function startProcess(work: LakeProcessOptions['work'], own: string) {
    const options: LakeProcessOptions = {
      work,
      folder: join(folder, own),
      bucket: outputOf(current, 'LakeBucket'),
      ledgerTable: outputOf(current, 'LedgerTable'),
      credentialTable: outputOf(current, 'CredentialTable'),
    };
    const environment = {
      ...process.env,
      ...current.environment,
      AWS_ENDPOINT_URL_S3: objects.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
    };
    return spawn(process.execPath, [PROGRAM, JSON.stringify(options)], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  async function endWatching(): Promise<void> {
    isEnding = true;
    killAll();
    await watching;
    isEnding = false;
  }

  /** By two at once, as where a person does by hand what the night is doing. */
  const curateTwice = () => Promise.all([untilDone('curate', 'one'), untilDone('curate', 'other')]);

  const watching = untilDone('watch', 'one');
  return {
    follow(next) {
      current = next;
      objects.setTarget(endpointOf(next, 'S3'));
      tables.setTarget(endpointOf(next, 'DYNAMODB'));
    },
    async finish() {
      await endWatching();
      await curateTwice();
    },
    async rebuild() {
      puts = 0;
      await untilDone('rebuild', 'one');
      // What arrived meanwhile.
      await curateTwice();
    },
    kills: () => kills,
    failures,
    faultCounts: objects.counts,
    async close() {
      isEnding = true;
      killAll();
      await watching;
      await Promise.all([objects.close(), tables.close()]);
    },
  };
}

function endpointOf({ environment }: Connection, service: 'S3' | 'DYNAMODB'): string {
  return found(environment[`AWS_ENDPOINT_URL_${service}`], `an endpoint of ${service}`);
}

const outputOf = ({ outputs }: Connection, name: string): string => found(outputs[name], `an output ${name}`);

function found(value: string | undefined, what: string): string {
  if (value === undefined) throw new Error(`the stack tells no ${what}`);
  return value;
}
