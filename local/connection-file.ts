import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How other programs on this machine reach a running local stack. */
export interface Connection {
  /** Base address of the HTTP API. */
  readonly url: string;
  /** Outputs of the stack, as CloudFormation would give them. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Environment variables with which any AWS SDK talks to the stack. */
  readonly environment: Readonly<Record<string, string>>;
}

const fileIn = (dataDir: string): string => join(dataDir, 'connection.json');

/** Written when the stack is up, removed when it ends, so that nobody calls a port that is someone else's by then. */
export function writeConnection(dataDir: string, connection: Connection): () => void {
  const { url, outputs, environment } = connection;
  writeFileSync(fileIn(dataDir), `${JSON.stringify({ url, outputs, environment }, null, 2)}\n`, {
    mode: 0o600,
  });
  return () => rmSync(fileIn(dataDir), { force: true });
}

/** Null when no local stack runs on this data folder. */
export function readConnection(dataDir: string): Connection | null {
  return existsSync(fileIn(dataDir))
    ? (JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Connection)
    : null;
}
