import type { ServiceContext } from './service-function.ts';
import type { State } from './state/state.ts';

/** What every function that judges by the program, or publishes it, must know; all of them the same. */
export const programVariables = ({ settings }: ServiceContext, { programs }: State) => ({
  PROGRAM_TABLE: programs.tableName,
  PROGRAM_LEAD_SECONDS: settings.programLeadSeconds.toString(),
});
