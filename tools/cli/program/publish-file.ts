import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type * as z from 'zod';
import type { DraftView, PublicationResult, Validation } from '../../../shared/contracts/programs.ts';
import { type ApiClient, ApiProblem } from './api-client.ts';
import { readDocument } from './document-file.ts';
import { faultText, throwErrors } from './fault-text.ts';

export interface PublishOptions {
  readonly reason: string;
  readonly actor: string;
  readonly at?: string;
}

/** What came of it: in words, and as the API answered it; null where nothing was to be done. */
export interface Publishing {
  readonly words: string;
  readonly published: z.infer<typeof PublicationResult> | null;
}

/**
 * Publishes a file by way of a draft, which does not outlive the command.
 * @throws Error listing the faults of the file, or an `ApiProblem`
 */
export async function publishFile(
  api: ApiClient,
  file: string,
  options: PublishOptions,
): Promise<Publishing> {
  const document = readDocument(file);
  const { faults } = await api.call<z.infer<typeof Validation>>('POST', '/v1/program/validate', {
    body: { document },
  });
  throwErrors(file, faults);
  const { reason, actor, at } = options;
  // New for each call of the command, and the same for its repetitions on the way.
  const key = randomUUID();
  const draft = await api.call<DraftView>('POST', '/v1/program/drafts', {
    body: { name: basename(file).slice(0, 128), document, actor, reason },
    headers: { 'idempotency-key': key },
  });
  const path = `/v1/program/drafts/${draft.draftId}`;
  try {
    const published = await api.call<z.infer<typeof PublicationResult>>('POST', `${path}/publish`, {
      body: { reason, actor, ...(at === undefined ? {} : { at }) },
      headers: { 'idempotency-key': key, 'if-match': draft.etag },
    });
    const warnings = published.warnings.length === 0 ? '' : `\n${faultText(published.warnings)}`;
    const words = `Version ${published.version} is published and takes effect at ${published.effectiveFrom}.${warnings}`;
    return { words, published };
  } catch (error) {
    if (error instanceof ApiProblem && error.problem?.code === 'PROGRAM_UNCHANGED')
      return {
        words: `${file} is unchanged, so nothing was published. ${error.problem.detail}`,
        published: null,
      };
    throw error;
  } finally {
    await api.call('DELETE', `${path}?actor=${encodeURIComponent(actor)}`, {
      headers: { 'if-match': draft.etag },
    });
  }
}
