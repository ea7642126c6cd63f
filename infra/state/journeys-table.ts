import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/**
 * Journeys, where chance put members, and when the engine looks at them next. It has no time to live, which may be days late: what
 * is due is found by its key. Its stream tells what changes of journeys say.
 */
export class JourneysTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_IMAGE,
      ...protection(settings),
    });
  }

  /** One member's journey with what is kept beside it, and what is due. */
  grantRead(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem', 'dynamodb:Query');
  }

  /** Journeys with their places in the index, and how far the index was looked through. */
  grantKeep(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
  }

  /** Many places at once, whose members were handed on, and what is kept beside the journey of who was erased. */
  grantClear(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:BatchWriteItem');
  }

  /** All members, by id alone, because a new version asks differently. */
  grantLookAtAll(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:Scan');
  }

  /** A wish that a member be looked at. */
  grantPoke(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem');
  }
}
