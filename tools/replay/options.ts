import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readConnection } from '../../local/connection-file.ts';
import { COLUMN_ROLES, type Mapping } from './mapping.ts';
import { type PartialMapping, readMapping } from './mapping-source.ts';
import { ReplayError } from './replay-error.ts';
import type { Dates } from './send/decide-shift.ts';

export interface ReplayOptions {
  readonly file: string;
  readonly mapping: Mapping;
  readonly dates: Dates;
  readonly isEnrolling: boolean;
  readonly url: string;
  /** Undefined: the key that the local stack keeps in its data folder. */
  readonly key: string | undefined;
  readonly concurrency: number;
  readonly attempts: number;
  /** Folder that holds the states of all replays. */
  readonly stateRoot: string;
  readonly json: string | undefined;
  readonly isDryRun: boolean;
  readonly dataFolder: string;
}

/** `unitPrice` ↔ `--unit-price` */
const flagOf = (role: string): string => role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function replayCommand(environment: NodeJS.ProcessEnv): Command {
  const dataFolder = environment['PERENNIAL_DATA'] ?? '.perennial';
  const command = new Command('replay')
    .description("Sends a shop's exported order history through the API as if it happened.")
    .argument('<file>', 'the export: CSV or blank-separated, one line per order line, also as .gz')
    .option(
      '--mapping <file>',
      'JSON file that says which column means what, or a bundled one: online-retail, cdnow, perennial',
    )
    .addOption(
      new Option('--dates <dates>', 'send own dates, or shift all so that the last is today')
        .choices(['shifted', 'own'])
        .default('shifted'),
    )
    .addOption(
      new Option('--enroll <when>', 'make each customer a member')
        .choices(['first-order', 'none'])
        .default('first-order'),
    )
    .addOption(
      new Option('--url <url>', 'address of the API; the running local stack by default').env(
        'PERENNIAL_URL',
      ),
    )
    .addOption(new Option('--key <key>', "secret key; the local stack's own by default").env('PERENNIAL_KEY'))
    .option('--concurrency <n>', 'requests at a time', whole(1, 256), 16)
    .option('--attempts <n>', 'attempts per request', whole(1, 100), 8)
    .option('--state <folder>', 'where progress is kept', join(dataFolder, 'replay'))
    .option('--json <file>', 'also write the summary as JSON')
    .option('--dry-run', 'read and plan only, send nothing', false);
  addMappingOptions(command);
  return command;
}

function addMappingOptions(command: Command): void {
  for (const role of COLUMN_ROLES) command.option(`--${flagOf(role)} <column>`, `column of ${role}`);
  command
    .addOption(new Option('--format <format>', 'of the file').choices(['csv', 'whitespace']))
    .option('--delimiter <text>', 'between fields; found by itself among , ; tab | unless given')
    .option('--no-header', 'the first line is data; columns are positions from 1')
    .option('--encoding <name>', 'such as windows-1252; utf-8 unless given')
    .option('--sku-value <sku>', 'the one sku of all rows, where the file has none')
    .option('--currency <code>', 'ISO 4217 code of all amounts')
    .option('--minor-digits <n>', 'digits of the currency that are minor units', whole(0, 4))
    .option('--decimal-comma', 'amounts are written 1.234,56')
    .option('--date-format <pattern>', 'iso, or a pattern such as d/M/yyyy H:mm')
    .option('--time-zone <name>', 'of dates without an offset; Etc/UTC unless given')
    .option('--return-prefix <text>', 'order ids that begin so take goods back')
    .option('--shipping-skus <list>', 'skus that are shipping, separated by commas', list)
    .option('--discount-skus <list>', 'skus that are a discount on the order', list)
    .option('--other-skus <list>', 'skus that are not goods; * at the end stands for anything', list)
    .option('--channel <name>', 'where it was bought; web unless given')
    .option('--id-prefix <text>', 'put before every order and customer id');
}

/** @throws ReplayError when the mapping does not say how to read the export. */
export function readOptions(command: Command, environment: NodeJS.ProcessEnv): ReplayOptions {
  const flags = command.opts();
  const dataFolder = environment['PERENNIAL_DATA'] ?? '.perennial';
  return {
    file: String(command.args[0]),
    mapping: readMapping(flags['mapping'], mappingFlags(command, flags)),
    dates: flags['dates'],
    isEnrolling: flags['enroll'] === 'first-order',
    url: addressOf(flags['url'], dataFolder),
    key: flags['key'],
    concurrency: flags['concurrency'],
    attempts: flags['attempts'],
    stateRoot: flags['state'],
    json: flags['json'],
    isDryRun: flags['dryRun'],
    dataFolder,
  };
}

/** Where a local stack listens unless told otherwise. */
const LOCAL_ADDRESS = 'http://127.0.0.1:3000';

/** What was given; else the stack that runs on the data folder, whatever its port. */
function addressOf(given: string | undefined, dataFolder: string): string {
  const url = given ?? readConnection(dataFolder)?.url ?? LOCAL_ADDRESS;
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return url.replace(/\/+$/, '');
  throw new ReplayError(`${url} is no address of an API`, `it must be a URL such as ${LOCAL_ADDRESS}`);
}

const MAPPING_FLAGS = [
  'format',
  'delimiter',
  'encoding',
  'currency',
  'minorDigits',
  'decimalComma',
  'dateFormat',
  'timeZone',
  'returnPrefix',
  'shippingSkus',
  'discountSkus',
  'otherSkus',
  'channel',
  'idPrefix',
];

/** Only what was typed: a default here would hide what the mapping file says. */
function mappingFlags(command: Command, flags: Readonly<Record<string, unknown>>): PartialMapping {
  const isTyped = (name: string) => command.getOptionValueSource(name) === 'cli';
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.filter(isTyped).map((name) => [name, flags[name]]));
  return {
    ...pick(MAPPING_FLAGS),
    ...(isTyped('header') ? { header: flags['header'] } : {}),
    ...(isTyped('skuValue') ? { sku: flags['skuValue'] } : {}),
    columns: pick(COLUMN_ROLES),
  };
}

const list = (text: string): string[] => text.split(',').filter((sku) => sku !== '');

function whole(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`it must be a whole number from ${least} to ${most}`);
  };
}
