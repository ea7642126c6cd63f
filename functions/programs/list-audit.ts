import { listAudit as operation } from '../../shared/contracts/operations/programs.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { etagOf } from '../../shared/lambda/draft-seen.ts';
import { route } from '../../shared/lambda/route.ts';
import type { AuditEntry } from '../../shared/storage/program-audit.ts';
import type { ProgramsDeps } from './deps.ts';
import { cursorOf, sortKeyOf } from './page-cursor.ts';

/** A page of the trail of audit, newest first. Refusals: CURSOR_INVALID. */
export function listAudit({ programs }: Pick<ProgramsDeps, 'programs'>) {
  return route(operation, async ({ query: { limit, cursor } }) => {
    const after = sortKeyOf(cursor, /^[0-9]{10}#[a-z_]+#[0-9a-z_]+#[0-9]+$/);
    const { rows, next } = await programs.listAudit(limit, after);
    return answer(200, { entries: rows.map(auditView), nextCursor: cursorOf(next) });
  });
}

function auditView({ revision, ...entry }: AuditEntry) {
  return {
    ...entry,
    at: isoTime(entry.at),
    etag: revision === null ? null : etagOf({ revision }),
    effectiveFrom: isoTimeOrNull(entry.effectiveFrom),
  };
}
