import { AttributeType, BillingMode, ProjectionType, Table, TableGrants } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/** Pending deliveries by endpoint and by when they are due. Others have no such attributes, and are not in it. */
const DUE_INDEX = {
  indexName: 'due',
  partitionKey: { name: 'lane', type: AttributeType.STRING },
  sortKey: { name: 'dueAt', type: AttributeType.NUMBER },
  projectionType: ProjectionType.KEYS_ONLY,
};

/**
 * Endpoints that events are posted to, their secrets, and every delivery of the last 30 days. Nothing of it is the truth
 * about points, and nothing of a person is in it.
 *
 * DynamoDB may delete what has `forgottenAt`, and only deliveries have it. Whether one is still tried is judged by its
 * deadline, so one that is deleted late, or never, changes nothing.
 */
export class WebhookTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'forgottenAt',
      ...protection(settings),
    });
    this.addGlobalSecondaryIndex(DUE_INDEX);
  }

  /** Endpoints with their secrets, what was asked for, and what became of deliveries. */
  grantManage(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(
      grantee,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
    );
  }

  /** New deliveries, those that are due, attempts, and lanes; an endpoint is only ever switched off. Nothing is deleted. */
  grantDeliver(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(
      grantee,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    );
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/${DUE_INDEX.indexName}`],
    });
  }
}
