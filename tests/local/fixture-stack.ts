import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type LocalStack, type StackOptions, startStack } from '../../local/stack.ts';
import { credentials, region } from '../../local/template/local-account.ts';

export const fixtureApp = fileURLToPath(new URL('./fixture/app.ts', import.meta.url));

/** A data folder of the test's own. */
export function makeDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'perennial-local-'));
}

/** The fixture stack on a free port, with SDK clients that talk to it. */
export async function startFixture(options: Partial<StackOptions> = {}) {
  const dataDir = options.dataDir ?? makeDataFolder();
  const lines: string[] = [];
  const stack = await startStack({
    port: 0,
    stage: 'test',
    appModule: fixtureApp,
    log: (line) => lines.push(line),
    ...options,
    dataDir,
  });
  return {
    stack,
    dataDir,
    lines,
    clients: openClients(stack),
    output: (name: string): string => {
      const value = stack.outputs[name];
      if (value === undefined) throw new Error(`The fixture has no output ${name}`);
      return value;
    },
    remove: async (): Promise<void> => {
      await stack.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Fixture = Awaited<ReturnType<typeof startFixture>>;

function openClients(stack: LocalStack) {
  const services = { region, credentials, endpoint: stack.environment['AWS_ENDPOINT_URL_SQS'] ?? '' };
  return {
    tables: new DynamoDBClient({ region, credentials, endpoint: stack.engineEndpoint }),
    queues: new SQSClient(services),
    bus: new EventBridgeClient(services),
    objects: new S3Client(services),
  };
}

/** Asks again until there is an answer; the limit is generous, because a slow machine is no failure. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`This did not happen within 30 s: ${what}`);
}
