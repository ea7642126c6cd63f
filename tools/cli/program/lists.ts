import type * as z from 'zod';
import type { AuditList, DraftList, VersionList } from '../../../shared/contracts/programs.ts';
import type { ApiClient } from './api-client.ts';

/** Versions of a page, newest first, as rows of a table. */
export async function versionRows(api: ApiClient, limit: number) {
  const { versions } = await api.call<z.infer<typeof VersionList>>(
    'GET',
    `/v1/program/versions?limit=${limit}`,
  );
  return versions.map(({ version, status, effectiveFrom, actor, reason, rollbackOf }) => ({
    version,
    status,
    effectiveFrom,
    actor,
    reason,
    rollbackOf: rollbackOf ?? '',
  }));
}

export async function draftRows(api: ApiClient) {
  const { drafts } = await api.call<z.infer<typeof DraftList>>('GET', '/v1/program/drafts');
  return drafts.map(({ draftId, name, updatedAt, actor }) => ({ draft: draftId, name, updatedAt, actor }));
}

export async function auditRows(api: ApiClient, limit: number) {
  const { entries } = await api.call<z.infer<typeof AuditList>>('GET', `/v1/program/audit?limit=${limit}`);
  return entries.map(({ at, action, actor, draftId, version, reason }) => ({
    at,
    action,
    actor,
    version: version ?? '',
    draft: draftId ?? '',
    reason: reason ?? '',
  }));
}
