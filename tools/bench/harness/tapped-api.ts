import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { type DeployedApi, openDeployedApi } from './deployed-api.ts';
import { startWireTap, type WireTap } from './wire-tap.ts';

export interface TappedApi {
  readonly api: DeployedApi;
  readonly tap: WireTap;
  close(): Promise<void>;
}

/**
 * The deployed handlers with a tap on the wire between them and their engine.
 *
 * @param program in force; left out: the built-in one
 */
export async function openTappedApi(assembly: string, program?: ProgramDocument): Promise<TappedApi> {
  let tap: WireTap | undefined;
  const api = await openDeployedApi({
    assembly,
    ...(program === undefined ? {} : { program }),
    through: async (endpoint) => {
      tap = await startWireTap(endpoint);
      return tap.endpoint;
    },
  });
  if (tap === undefined) throw new Error('the tap was not put in between');
  const opened = tap;
  return {
    api,
    tap: opened,
    close: async () => {
      await opened.close();
      await api.close();
    },
  };
}
