import { setTimeout as sleep } from 'node:timers/promises';
import { call, type Reply, unique } from './target.ts';

export interface DraftRef {
  readonly draftId: string;
  readonly etag: string;
}

export async function draftOf(document: object): Promise<DraftRef> {
  const { body } = await call('POST', '/v1/program/drafts', {
    body: { name: 'Autumn', document, actor: 'Mia' },
    headers: { 'idempotency-key': unique('draft') },
  });
  return body;
}

export const publish = ({ draftId, etag }: DraftRef, body: object = {}, key = unique('publish')) =>
  call('POST', `/v1/program/drafts/${draftId}/publish`, {
    body: { reason: 'because', actor: 'Mia', ...body },
    headers: { 'idempotency-key': key, 'if-match': etag },
  });

export const rollBack = (version: number, key = unique('rollback')) =>
  call('POST', `/v1/program/versions/${version}/rollback`, {
    body: { reason: 'too generous', actor: 'Ben' },
    headers: { 'idempotency-key': key },
  });

export const inForce = async (): Promise<Reply['body']> => (await call('GET', '/v1/program')).body.inForce;

/** Longer than any function of this stage goes without looking for news: half of its lead, and a second for rounding. */
const HEARD_AFTER_MS = 3_000;

/**
 * Waits for a moment that an answer named, by this machine's clock, which is the stack's; and, should the machine be so
 * slow that the publication was written late, until every function has heard of it.
 */
export async function reached(moment: string): Promise<void> {
  const endMs = Math.max(Date.parse(moment), Date.now() + HEARD_AFTER_MS);
  while (Date.now() < endMs) await sleep(endMs - Date.now());
}

/** Publishes and waits until it is in force. */
export async function enforced(document: object): Promise<Reply['body']> {
  const { body } = await publish(await draftOf(document));
  await reached(body.effectiveFrom);
  return body;
}

/** For the end of a file: brings the first version back for those that go on with the stack. */
export async function leaveAsFound(): Promise<void> {
  await rollBackTo(1);
}

/** Brings an earlier version back and waits until it is in force, whatever was before. */
export async function rollBackTo(version: number): Promise<void> {
  const { body } = await rollBack(version);
  await reached(body.effectiveFrom);
}
