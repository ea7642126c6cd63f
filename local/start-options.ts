import { parseArgs } from 'node:util';
import { StartError } from './start-error.ts';

export type StartCommand = {
  readonly port: number;
  readonly dataDir: string;
  readonly fresh: boolean;
  readonly showsLogs: boolean;
  readonly showsHelp: boolean;
};

export const usage = `Runs Perennial's AWS stack on this machine.

  npm start                 continue with the data of the last start
  npm start -- --fresh      begin anew: deletes the data folder's content first
  npm start -- --logs       also show what the functions log

  PORT            port of the HTTP API; 0 for any free one (default 3000)
  PERENNIAL_DATA  folder that keeps tables, queues, buckets and logs (default .perennial)
  DYNAMODB_ENDPOINT  a DynamoDB-compatible engine to use instead of the one that npm installs
`;

/** @throws StartError for an unknown flag, one that npm kept for itself, or a port that is none */
export function readStartCommand(args: readonly string[], environment: NodeJS.ProcessEnv): StartCommand {
  refuseFlagsOfNpm(environment);
  const flags = readFlags(args);
  return {
    port: readPort(environment['PORT']),
    dataDir: environment['PERENNIAL_DATA'] || '.perennial',
    fresh: flags.fresh,
    showsLogs: flags.logs,
    showsHelp: flags.help,
  };
}

function readFlags(args: readonly string[]): { fresh: boolean; logs: boolean; help: boolean } {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args: [...args], options: { fresh: flag, logs: flag, help: flag } }).values;
  } catch (error) {
    throw new StartError(
      `npm start does not know this: ${(error as Error).message.split('.')[0]}.`,
      'Flags are --fresh, --logs and --help, after two dashes: `npm start -- --fresh`.',
    );
  }
}

/** Without the two dashes npm takes a flag as a setting of its own; a start without it would be another one than was asked for. */
function refuseFlagsOfNpm(environment: NodeJS.ProcessEnv): void {
  for (const flag of ['fresh', 'logs']) {
    if (environment[`npm_config_${flag}`] === undefined) continue;
    throw new StartError(
      `npm kept --${flag} for itself, so the start would not know of it.`,
      `Put two dashes before it: \`npm start -- --${flag}\`.`,
    );
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartError(
    `PORT is "${text}", which is no port.`,
    'Give a number from 0 (any free port) to 65535.',
  );
}
