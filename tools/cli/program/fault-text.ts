import type { ProgramFault } from '../../../shared/contracts/programs.ts';

/** Faults for people: where, what stands there, and what would be right. */
export function faultText(faults: readonly ProgramFault[]): string {
  return faults
    .map(({ severity, path, value, detail }) => {
      const found = value === undefined ? '' : `\n    found: ${JSON.stringify(value)}`;
      return `  ${severity} at ${path || 'the document'}: ${detail}${found}`;
    })
    .join('\n');
}

/** @throws Error listing them when there are errors among the faults */
export function throwErrors(file: string, faults: readonly ProgramFault[]): void {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return;
  throw new Error(`${file} has ${errors === 1 ? 'an error' : `${errors} errors`}:\n${faultText(faults)}`);
}
