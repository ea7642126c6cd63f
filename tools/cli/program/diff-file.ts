import { validateProgram } from '../../../shared/contracts/program/validate-program.ts';
import { diffPrograms } from '../../../shared/domain/program/diff-programs.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import type { ApiClient } from './api-client.ts';
import { readDocument } from './document-file.ts';
import { throwErrors } from './fault-text.ts';
import { pullDocument } from './pull-document.ts';

/**
 * What publishing a file would change, in words. It is judged and compared here, so that looking writes nothing.
 * @throws Error listing the faults of the file
 */
export async function diffFile(api: ApiClient, file: string): Promise<string> {
  const judged = validateProgram(readDocument(file), Math.floor(Date.now() / 1000));
  if (!judged.isValid) {
    throwErrors(file, judged.faults);
    throw new Error(`${file} cannot be compared.`);
  }
  const { what, document } = await pullDocument(api, {});
  const changes = diffPrograms(document as ProgramDocument, judged.document);
  if (changes.length === 0) return `${file} changes nothing against ${what}, which is in force.`;
  return [`Against ${what}, which is in force:`, ...changes.map(({ words }) => `  ${words}`)].join('\n');
}
