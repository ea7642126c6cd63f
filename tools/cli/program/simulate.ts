import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { TargetOptions } from '../target.ts';
import type { SimulateOptions } from './run-simulation.ts';

/** What a draft would have meant on the shop's own history, beside the program in force. Writes nothing to any stack. */
export function simulateCommand(targetOptions: () => TargetOptions): Command {
  return new Command('simulate')
    .description("live the shop's own history under a draft, beside the current program; nothing is written")
    .requiredOption('--draft <file>', 'the program to try, as JSON')
    .option(
      '--current <file>',
      'the program to compare it with (default: the one in force on the stack, or the built-in one for an export alone)',
    )
    .option('--history <file>', 'an export of orders; without it, the orders that the stack has recorded')
    .option(
      '--mapping <name>',
      "what the export's columns mean: a JSON file, or online-retail, cdnow or perennial",
    )
    .option('--redemption-rate <percent>', 'points of a hundred that will be spent', percentOf, 100)
    .option('--json <file>', 'also write all figures as JSON')
    .action(async (options: SimulateOptions) => {
      const { runSimulation } = await import('./run-simulation.ts');
      await runSimulation(fromInvocation(options), targetOptions());
    });
}

/** npm runs scripts in the project's folder; a path was typed in the folder the person is in. */
function fromInvocation(options: SimulateOptions): SimulateOptions {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const path = (name: 'draft' | 'current' | 'history' | 'json') =>
    options[name] === undefined ? {} : { [name]: resolve(from, options[name]) };
  const { mapping } = options;
  const isFile = mapping !== undefined && existsSync(resolve(from, mapping));
  return {
    ...options,
    ...path('draft'),
    ...path('current'),
    ...path('history'),
    ...path('json'),
    ...(isFile ? { mapping: resolve(from, mapping) } : {}),
  };
}

/** @throws InvalidArgumentError, which the command line tells */
function percentOf(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('it must be a number of percent from 0 to 100');
}
