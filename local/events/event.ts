import { randomUUID } from 'node:crypto';
import { accountId, region } from '../template/local-account.ts';

/** An event in the envelope in which EventBridge delivers it. */
export type BusEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 without fractions of a second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
};

export function createEvent(content: {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
  readonly time?: Date;
}): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': content.detailType,
    source: content.source,
    account: accountId,
    time: (content.time ?? new Date()).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: content.resources ?? [],
    detail: content.detail,
  };
}
