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

/** A member's items in the order in which they were decided: keys alone, so that what becomes of an item costs nothing there. */
const DECIDED_INDEX = {
  indexName: 'decided',
  partitionKey: { name: 'pk', type: AttributeType.STRING },
  sortKey: { name: 'decided', type: AttributeType.STRING },
  projectionType: ProjectionType.KEYS_ONLY,
};

/**
 * What triggers decided, on its way out, and for 90 days what became of it. Written in the transaction that decides; its
 * stream tells of new items by their keys alone.
 */
export class OutboxTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.KEYS_ONLY,
      timeToLiveAttribute: 'forgottenAt',
      ...protection(settings),
    });
    this.addGlobalSecondaryIndex(DECIDED_INDEX);
  }

  /** Decided actions, with what decided them. */
  grantDecide(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:PutItem');
  }

  /** One item at a time, to carry it out and to write down what became of it. */
  grantDeliver(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  }

  /** The actions of an ask. */
  grantFindAsk(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:Query');
  }

  /** What was decided for a member, newest first, and its end when the member is erased. */
  grantHistory(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(
      grantee,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:BatchWriteItem',
    );
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/${DECIDED_INDEX.indexName}`],
    });
  }
}
