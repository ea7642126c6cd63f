import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type * as z from 'zod';
import type { PublicationResult, Validation } from '../../../shared/contracts/programs.ts';
import { rowsTable } from '../rows-table.ts';
import type { TargetOptions } from '../target.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { findApi } from './api-target.ts';
import { cartText } from './cart-text.ts';
import { readDocument } from './document-file.ts';
import { faultText, throwErrors } from './fault-text.ts';
import { untilInForce } from './in-force.ts';
import { auditRows, draftRows, versionRows } from './lists.ts';
import { type PublishOptions, publishFile } from './publish-file.ts';
import { type PullOptions, pullDocument } from './pull-document.ts';
import type { ReadyMadeOptions } from './ready-made-file.ts';
import { simulateCommand } from './simulate.ts';
import { type CartOptions, simulateCartFile } from './simulate-cart-file.ts';

/** As many rows as one page of the API has. */
const ROWS = 100;

/**
 * The program as a file, over the HTTP API: what is done here can also be done by whoever has a key with `program:` scopes.
 * What judges documents here, and not there, is loaded by the commands that do.
 */
export function programCommand(targetOptions: () => TargetOptions): Command {
  const program = new Command('program').description(
    'the program as a JSON file: pull, diff, validate, try on a cart, publish, roll back (PERENNIAL_URL and PERENNIAL_KEY, or the local stack)',
  );
  const open = (): ApiClient => apiClient(findApi(targetOptions()));
  addFileCommands(program, open);
  addTrying(program, open);
  addPublishing(program, open);
  addLists(program, open);
  return program.addCommand(simulateCommand(targetOptions));
}

function addFileCommands(program: Command, open: () => ApiClient): void {
  program
    .command('pull')
    .description('the document of the version in force, of another version, or of a draft')
    .option('--version <number>', 'a published version')
    .option('--draft <id>', 'a draft')
    .option('-o, --output <file>', 'write it there instead of printing it')
    .action(async ({ output, ...options }: PullOptions & { readonly output?: string }) => {
      const { what, document } = await pullDocument(open(), options);
      const text = `${JSON.stringify(document, null, 2)}\n`;
      if (output === undefined) return void process.stdout.write(text);
      writeFileSync(output, text);
      console.log(`${what} is in ${output}.`);
    });
  program
    .command('diff')
    .description('what a file would change, in words, against the version in force')
    .argument('<file>')
    .action(async (file: string) => {
      const { diffFile } = await import('./diff-file.ts');
      console.log(await diffFile(open(), file));
    });
  program
    .command('add-ready-made')
    .description(
      'add ready-made triggers to a file, with the messages and surveys that they name (docs/examples)',
    )
    .argument('<file>')
    .argument('[triggers...]', 'names of triggers (default: all that fit the program)')
    .option('--rehearsal', 'for trying them out: without delays, quiet hours, gaps, caps and holdouts')
    .action(async (file: string, triggers: readonly string[], options: ReadyMadeOptions) => {
      const { addReadyMadeFile } = await import('./ready-made-file.ts');
      console.log(addReadyMadeFile(file, triggers, options));
    });
  program
    .command('validate')
    .description('what is wrong with a file')
    .argument('<file>')
    .action(async (file: string) => {
      const body = { document: readDocument(file) };
      const { faults } = await open().call<z.infer<typeof Validation>>('POST', '/v1/program/validate', {
        body,
      });
      throwErrors(file, faults);
      console.log(
        faults.length === 0
          ? `${file} has no faults.`
          : `${file} may be published, with warnings:\n${faultText(faults)}`,
      );
    });
}

function addTrying(program: Command, open: () => ApiClient): void {
  program
    .command('cart')
    .description('what a cart would earn and why, under any program and for anybody; nothing is written')
    .argument(
      '<file>',
      'the cart as JSON: {"currency": "USD", "lines": [{"sku", "quantity", "unitPrice"}], …}',
    )
    .option('--draft <id>', 'judged by a draft (default: by the version in force)')
    .option('--document <file>', 'judged by a file')
    .option('--version <number>', 'judged by a published version')
    .option('--member <id>', "for a member, by the engine's id or the shop's own (default: for a stranger)")
    .option('--imagine <file>', 'for an imagined member, as JSON: {"tier": "gold", "orders": 3, …}')
    .action(async (file: string, options: CartOptions) =>
      console.log(cartText(await simulateCartFile(open(), file, options))),
    );
}

function addPublishing(program: Command, open: () => ApiClient): void {
  program
    .command('publish')
    .description('publish a file as the next version')
    .argument('<file>')
    .requiredOption('--reason <text>', 'why, for the trail of audit')
    .requiredOption('--actor <name>', 'who, for the trail of audit')
    .option('--at <time>', 'when it takes effect, such as 2026-12-01T00:00:00Z (default: as soon as may be)')
    .option(...NO_WAIT)
    .action(async (file: string, { wait, ...options }: PublishOptions & Waiting) => {
      const api = open();
      const { words, published } = await publishFile(api, file, options);
      console.log(words);
      if (wait && published !== null) await sayInForce(api, published);
    });
  program
    .command('rollback')
    .description('publish the content of an earlier version as a new one')
    .argument('<version>')
    .requiredOption('--reason <text>', 'why, for the trail of audit')
    .requiredOption('--actor <name>', 'who, for the trail of audit')
    .option(...NO_WAIT)
    .action(async (version: string, { wait, reason, actor }: Who & Waiting) => {
      const api = open();
      const body = { reason, actor };
      const path = `/v1/program/versions/${encodeURIComponent(version)}/rollback`;
      const headers = { 'idempotency-key': randomUUID() };
      const rolled = await api.call<z.infer<typeof PublicationResult>>('POST', path, { body, headers });
      console.log(
        `Version ${rolled.version} brings version ${version} back and takes effect at ${rolled.effectiveFrom}.`,
      );
      if (wait) await sayInForce(api, rolled);
    });
}

interface Who {
  readonly reason: string;
  readonly actor: string;
}

interface Waiting {
  readonly wait: boolean;
}

const NO_WAIT = ['--no-wait', 'return at once, some seconds before it is in force'] as const;

async function sayInForce(api: ApiClient, published: z.infer<typeof PublicationResult>): Promise<void> {
  if (await untilInForce(api, published)) console.log('It is in force.');
}

function addLists(program: Command, open: () => ApiClient): void {
  program
    .command('drafts')
    .description('all drafts, last changed first')
    .action(async () => console.log(rowsTable(await draftRows(open()))));
  program
    .command('versions')
    .description(`the last ${ROWS} published versions`)
    .action(async () => console.log(rowsTable(await versionRows(open(), ROWS))));
  program
    .command('audit')
    .description(`who changed what and why: the last ${ROWS} lines`)
    .action(async () => console.log(rowsTable(await auditRows(open(), ROWS))));
}
