import type * as z from 'zod';
import type { DraftView, ProgramVersion, ProgramView } from '../../../shared/contracts/programs.ts';
import type { ApiClient } from './api-client.ts';

export interface PullOptions {
  readonly version?: string;
  readonly draft?: string;
}

export interface PulledDocument {
  /** `version 3`, or `draft dft_…`. */
  readonly what: string;
  readonly document: unknown;
}

/** The document of a version or a draft; of the version in force where neither is named. @throws Error where both are */
export async function pullDocument(api: ApiClient, { version, draft }: PullOptions): Promise<PulledDocument> {
  if (version !== undefined && draft !== undefined)
    throw new Error('Name a version or a draft, not both: --version 3, or --draft dft_…');
  if (draft !== undefined) {
    const path = `/v1/program/drafts/${encodeURIComponent(draft)}`;
    const { document } = await api.call<DraftView>('GET', path);
    return { what: `draft ${draft}`, document };
  }
  const found = version === undefined ? await inForce(api) : await published(api, version);
  return { what: `version ${found.version}`, document: found.document };
}

async function inForce(api: ApiClient) {
  return (await api.call<z.infer<typeof ProgramView>>('GET', '/v1/program')).inForce;
}

function published(api: ApiClient, version: string) {
  return api.call<z.infer<typeof ProgramVersion>>(
    'GET',
    `/v1/program/versions/${encodeURIComponent(version)}`,
  );
}
