import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSound } from './engine/database-check.ts';
import { type EngineBinary, findEngineBinary } from './engine/engine-binary.ts';
import { answersListTables, type EngineProcess, startEngineProcess } from './engine/engine-process.ts';
import { endLeftoverEngine, forgetEngine, rememberEngine } from './engine/leftover-engine.ts';
import {
  type ConsumedPositions,
  indexStreamRecords,
  knownEngineVersion,
  trimStreamRecords,
} from './engine/stream-records.ts';
import { StartError } from './start-error.ts';

export type Engine = {
  /** Address for the SDK's `endpoint`, such as `http://127.0.0.1:41234`. */
  readonly endpoint: string;
  /** Process id of the engine; undefined for an engine that somebody else runs (DYNAMODB_ENDPOINT). */
  readonly pid?: number;
  /** Version, or the address of a foreign engine: for the records of tests and benchmarks. */
  readonly description: string;
  /** Resolves when the engine's process ends, expected or not; never for a foreign engine. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
};

export type EngineOptions = {
  /** Folder of the database file. Without it the engine works in a temporary folder, deleted at close. */
  readonly folder?: string;
  /** How far each table's stream was consumed; older records up to there are trimmed. */
  readonly consumed?: ConsumedPositions;
};

/**
 * Starts a DynamoDB engine, or takes the one at DYNAMODB_ENDPOINT, and resolves when it answers ListTables.
 * Its stream table is indexed, so that throughput stays flat however many records there are.
 * @throws StartError when the engine is missing, does not run, or its database file is damaged
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const foreign = process.env['DYNAMODB_ENDPOINT'];
  if (foreign !== undefined && foreign !== '') return await useForeignEngine(foreign);
  const binary = findEngineBinary();
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'perennial-engine-'));
  mkdirSync(folder, { recursive: true });
  const isTemporary = options.folder === undefined;
  const engine = await startInFolder(binary, folder, isTemporary, options.consumed ?? new Map());
  return {
    endpoint: engine.endpoint,
    pid: engine.pid,
    description: `dynoxide ${binary.version}`,
    ended: engine.ended,
    close: async () => {
      await engine.stop();
      forgetEngine(folder);
      if (isTemporary) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startInFolder(
  binary: EngineBinary,
  folder: string,
  isTemporary: boolean,
  consumed: ConsumedPositions,
): Promise<EngineProcess> {
  const databaseFile = join(folder, 'dynamodb.sqlite');
  await endLeftoverEngine(folder, databaseFile);
  assertSound(databaseFile);
  if (binary.version === knownEngineVersion) {
    if (!indexStreamRecords(databaseFile)) {
      // The engine makes its layout at its first start; only then is there something to index.
      const first = await startEngineProcess(binary, databaseFile);
      await first.stop();
      indexStreamRecords(databaseFile);
    }
    trimStreamRecords(databaseFile, consumed, Date.now());
  }
  const engine = await startEngineProcess(binary, databaseFile, isTemporary ? folder : '');
  rememberEngine(folder, engine.pid);
  return engine;
}

async function useForeignEngine(endpoint: string): Promise<Engine> {
  if (!(await answersListTables(endpoint))) {
    throw new StartError(
      `Nothing at DYNAMODB_ENDPOINT=${endpoint} answers as DynamoDB does.`,
      'Start that engine first, or unset DYNAMODB_ENDPOINT to use the one that npm installed.',
    );
  }
  return {
    endpoint,
    description: `DynamoDB at ${endpoint}`,
    ended: new Promise(() => {}),
    close: async () => {},
  };
}
