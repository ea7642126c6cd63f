import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

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
  }

  /** Decided actions, with what decided them. */
  grantDecide(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem');
  }

  /** One item at a time, to carry it out and to write down what became of it. */
  grantDeliver(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  }

  /** What was sent to a member. */
  grantList(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:Query');
  }
}
