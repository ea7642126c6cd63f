import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import type { EngineBinary } from './engine-binary.ts';
import { findListeningPort } from './listening-port.ts';

export type EngineProcess = {
  readonly pid: number;
  readonly endpoint: string;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

/** The engine answers within 100 ms on an idle machine; the limit only ends a start that will never come. */
const startLimitMs = 30_000;
const pollIntervalMs = 10;

/**
 * Starts the engine on a port of the system's choosing and waits until it answers ListTables.
 *
 * It runs in its own process group, so that Ctrl-C in the terminal reaches only the start script, which lets
 * requests in flight finish before it stops the engine.
 * @param temporaryFolder deleted, should this process die without stopping the engine
 * @throws StartError with the engine's own words when it ends at once
 */
export async function startEngineProcess(
  binary: EngineBinary,
  databaseFile: string,
  temporaryFolder = '',
): Promise<EngineProcess> {
  const child = spawn(
    binary.path,
    ['serve', '--host', '127.0.0.1', '--port', '0', '--db-path', databaseFile],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );
  const words = collectOutput(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(cannotRun(binary, error.message)));
  });
  const pid = child.pid;
  if (pid === undefined) throw cannotRun(binary, 'it has no process id');
  const guard = guardAgainstOrphaning(pid, temporaryFolder);
  ended.then(() => guard.kill('SIGKILL'));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const endpoint = await waitUntilReady(child, pid);
    return { pid, endpoint, ended, stop };
  } catch (error) {
    await stop();
    throw cannotRun(binary, `${(error as Error).message}\n${words()}`.trim());
  }
}

/**
 * Stops the engine when this process dies without a chance to do it itself (kill -9, a power cut of the
 * terminal): the guard's standard input is a pipe whose other end only we hold, so its `read` ends with us.
 * A shell is enough, and where the engine runs (Linux) there is one.
 */
function guardAgainstOrphaning(pid: number, temporaryFolder: string): ChildProcess {
  const script = 'read -r _; kill -TERM "$1"; [ -z "$2" ] || { sleep 1; rm -rf -- "$2"; }';
  const guard = spawn('/bin/sh', ['-c', script, 'engine-guard', String(pid), temporaryFolder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  return guard;
}

async function waitUntilReady(child: ChildProcess, pid: number): Promise<string> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended at once:');
    const port = findPort(pid);
    if (port !== undefined) {
      const endpoint = `http://127.0.0.1:${port}`;
      if (await answersListTables(endpoint)) return endpoint;
    }
    await delay(pollIntervalMs);
  }
  throw new Error(`it did not answer within ${startLimitMs / 1000} s:`);
}

function findPort(pid: number): number | undefined {
  try {
    return findListeningPort(pid);
  } catch {
    // /proc/<pid> vanishes when the engine ends; the caller's next look at the exit code says so.
    return undefined;
  }
}

/** One bare request is enough to see life; it needs neither the SDK nor a signature the engine would check. */
export async function answersListTables(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        // Both engines want to see a signature and its date, and check neither.
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
      },
      body: '{}',
      signal: AbortSignal.timeout(2_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-2_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
}

function cannotRun(binary: EngineBinary, reason: string): StartError {
  return new StartError(
    `The DynamoDB engine ${binary.path} does not run: ${reason}`,
    'Run `npm ci` again, or set DYNAMODB_ENDPOINT to another DynamoDB-compatible engine.',
  );
}
