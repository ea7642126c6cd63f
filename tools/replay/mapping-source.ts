import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { Mapping } from './mapping.ts';
import { ReplayError } from './replay-error.ts';

const BUNDLED = join(import.meta.dirname, 'mappings');

/** Mapping as it was typed: of a file, of flags, or of both. Not yet checked. */
export interface PartialMapping {
  readonly columns?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/**
 * The mapping of a file, if one is named, with the flags on top.
 *
 * @param file a path, or the name of a bundled mapping such as `online-retail`.
 * @throws ReplayError naming each field that is missing or wrong.
 */
export function readMapping(file: string | undefined, flags: PartialMapping): Mapping {
  const base = file === undefined ? {} : readMappingFile(file);
  const merged = { ...base, ...flags, columns: { ...base.columns, ...flags.columns } };
  const parsed = Mapping.safeParse(merged);
  if (parsed.success) return parsed.data;
  const from = file === undefined ? 'the flags' : `mapping ${file} and the flags`;
  throw new ReplayError(
    `${from} do not say how to read the export:\n${z.prettifyError(parsed.error)}`,
    'name the columns by flags (--quantity COLUMN …) or in a mapping file; docs/replay.md lists every field',
  );
}

function readMappingFile(file: string): PartialMapping {
  const path = locate(file);
  const text = readFileSync(path, 'utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    return z.looseObject({ columns: z.record(z.string(), z.unknown()).default({}) }).parse(parsed);
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ReplayError(
      `mapping file ${path} cannot be read: ${problem}`,
      'it must be a JSON object with "columns"; see tools/replay/mappings/ for three of them',
    );
  }
}

function locate(file: string): string {
  const bundled = join(BUNDLED, `${file}.json`);
  if (existsSync(file)) return file;
  if (basename(file) === file && existsSync(bundled)) return bundled;
  const names = readdirSync(BUNDLED).map((name) => basename(name, '.json'));
  throw new ReplayError(
    `there is no mapping ${file}`,
    `give the path of a JSON file, or one of the bundled: ${names.join(', ')}`,
  );
}
