import { listAuditTrail as operation } from '../../shared/contracts/operations/staff.ts';
import type { AuditLineView } from '../../shared/contracts/staff.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import type { StaffDeps } from './deps.ts';

const POSITION = /^([0-9]{10}#[0-9a-z_#]+)$/;

/** A page of who changed what, newest first. Refusals: CURSOR_INVALID. */
export function listAuditTrail({ trail }: Pick<StaffDeps, 'trail'>) {
  return route(operation, async ({ query }) => {
    const { limit, cursor, subject = null, callerId = null, kind = null, actor = null } = query;
    const [after = null] = cursor === undefined ? [] : positionIn(cursor, POSITION);
    const { lines, next } = await trail.list({ subject, callerId, kind, actor, limit, after });
    return answer(200, { lines: lines.map(lineView), nextCursor: next === null ? null : cursorOf(next) });
  });
}

const lineView = ({ at, details, ...line }: AuditLine): AuditLineView => ({
  ...line,
  at: isoTime(at),
  details: { ...details },
});
