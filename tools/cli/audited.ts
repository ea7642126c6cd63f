import { userInfo } from 'node:os';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import { auditAlone } from '../../shared/storage/audit-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import type { Target } from './target.ts';

type Deed = Omit<AuditLine, 'at' | 'actor' | 'callerId' | 'reason'>;

/** A line about what somebody does from here: by the name that they have on their machine. */
export const byHand = (line: Deed): AuditLine => ({
  at: Math.floor(Date.now() / 1000),
  actor: userInfo().username,
  callerId: 'command-line',
  reason: null,
  ...line,
});

/** Notes what was just done from here. Throws a `Fault` when storage fails. */
export const noteByHand = ({ auditTable }: Pick<Target, 'auditTable'>, line: Deed): Promise<void> =>
  auditAlone(dynamoDbClient(), auditTable)(byHand(line));
