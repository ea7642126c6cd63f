import type { ProgramFault } from '../../../../shared/contracts/program/validate-program.ts';
import { sectionOf } from './sections.ts';

export type Fault = Pick<ProgramFault, 'path' | 'code' | 'detail' | 'severity'>;

/** What is wrong with a document, to be asked place by place. */
export interface Faults {
  readonly all: readonly Fault[];
  readonly errors: number;
  readonly warnings: number;
  /** Of this very place. */
  at(pointer: string): readonly Fault[];
  /** Of this place and all that is in it. */
  within(pointer: string): readonly Fault[];
  /** Of one page of the form. @param path of the section */
  ofSection(path: string): readonly Fault[];
}

export function faultsOf(all: readonly Fault[]): Faults {
  const byPlace = Map.groupBy(all, ({ path }) => path);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  return {
    all,
    errors,
    warnings: all.length - errors,
    at: (pointer) => byPlace.get(pointer) ?? [],
    within: (pointer) => all.filter(({ path }) => path === pointer || path.startsWith(`${pointer}/`)),
    ofSection: (section) => all.filter(({ path }) => sectionOf(path)?.path === section),
  };
}

/** "2 errors, 1 warning"; empty where there is nothing. */
export function countedFaults({ errors, warnings }: Pick<Faults, 'errors' | 'warnings'>): string {
  const counted = (count: number, noun: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
  return [...counted(errors, 'error'), ...counted(warnings, 'warning')].join(', ');
}
