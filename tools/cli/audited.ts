import { userInfo } from 'node:os';
import type { AuditLine } from '../../shared/domain/audit-line.ts';

/** A line about what somebody does from here: by the name that they have on their machine. */
export const byHand = (line: Omit<AuditLine, 'at' | 'actor' | 'callerId' | 'reason'>): AuditLine => ({
  at: Math.floor(Date.now() / 1000),
  actor: userInfo().username,
  callerId: 'command-line',
  reason: null,
  ...line,
});
