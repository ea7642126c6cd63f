import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableGrants,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/** The statement: a member's entries by number, with all that `proveAccount` needs, and without their causes. */
const STATEMENT_INDEX = {
  indexName: 'statement',
  partitionKey: { name: 'memberId', type: AttributeType.STRING },
  sortKey: { name: 'sequence', type: AttributeType.NUMBER },
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes: ['kind', 'recordedAt', 'occurredAt', 'programVersion', 'orderId', 'books'],
};

/**
 * Entries, accounts and orders. It has no time to live: entries are kept for ever (law 2), and what expires in an
 * account is evaluated, not swept (law 5).
 *
 * A plain table and not a global one: transactions hold within one region only, so a second region that writes would
 * break law 3. Each grant is one verb of the ledger; none changes or deletes an item in place.
 */
export class LedgerTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_IMAGE,
      ...protection(settings),
    });
    this.addGlobalSecondaryIndex(STATEMENT_INDEX);
  }

  /** Accounts and single entries. */
  grantRead(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:GetItem');
  }

  /** An order with its changes. */
  grantReadOrders(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:Query');
  }

  /** Entries of a member, in order. Names the one index, where the CDK's own grant would say all of them. */
  grantReadStatement(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/${STATEMENT_INDEX.indexName}`],
    });
  }

  /** That nothing stands in a place yet, or that somebody is a member, within the transaction that depends on it. */
  grantAskCondition(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:ConditionCheckItem');
  }

  /** New entries, with the accounts that they change. A transaction needs the permissions of its parts only. */
  grantAppend(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:PutItem');
  }

  /** The past of all members, some at a time: who there is, and what was written down of each. */
  grantReadHistory(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(
      grantee,
      'dynamodb:Scan',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:DescribeTable',
    );
    this.grantReadStatement(grantee);
  }
}
