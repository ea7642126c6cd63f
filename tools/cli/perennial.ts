import { Command } from 'commander';
import type { TargetOptions } from './target.ts';

type MakeCommand = (targetOptions: () => TargetOptions) => Command;

/**
 * A command is loaded when the line names it: together they load the AWS SDK and half of the engine, which takes longer
 * than most of what they do. A line that names none, such as a question for help, loads all.
 */
const COMMANDS: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  keys: async () => (await import('./keys.ts')).keysCommand,
  platforms: async () => (await import('./platforms.ts')).platformsCommand,
  coupons: async () => (await import('./coupons/coupons-command.ts')).couponsCommand,
  links: async () => (await import('./links.ts')).linksCommand,
  webhooks: async () => (await import('./webhooks/webhooks-command.ts')).webhooksCommand,
  program: async () => (await import('./program/program-command.ts')).programCommand,
  spend: async () => (await import('./spend/spend-command.ts')).spendCommand,
  lake: async () => (await import('./lake/lake-command.ts')).lakeCommand,
  metrics: async () => (await import('./metrics/metrics-command.ts')).metricsCommand,
  redrive: async () => (await import('./redrive-command.ts')).redriveCommand,
  'repeat-erasures': async () => (await import('./erasures-command.ts')).erasuresCommand,
};

const program = new Command('perennial')
  .description(
    'What people do to a running Perennial stack that is not part of its API, and the program as a file.',
  )
  .option('--stage <name>', 'a deployed stage, found by the AWS credentials of the environment')
  .option('--data <folder>', 'data folder of a local stack (default: PERENNIAL_DATA, or .perennial)');

// Any word that is the name of a command counts, also where it is the value of an option: one too many does no harm.
const all = Object.entries(COMMANDS);
const named = all.filter(([name]) => process.argv.includes(name, 2));
for (const [, load] of named.length > 0 ? named : all) {
  const makeCommand = await load();
  program.addCommand(makeCommand(() => program.opts<TargetOptions>()));
}

program.parseAsync().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
