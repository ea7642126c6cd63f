import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/**
 * Reviews and what else members made, with who decided about them and why. It has no stream: what the world is told of it are
 * entries of the ledger, and pages, names and reasons go nowhere from here.
 */
export class ContributionsTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...protection(settings),
    });
  }

  /** One by its id, a member's, and what waits for a decision; new ones, and decisions. */
  grantDecide(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
  }

  /** All that a member made. */
  grantErase(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:Query', 'dynamodb:DeleteItem');
  }
}
