import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/**
 * Stock, codes of coupons, what waits to be handed over, and orders that wait to be recorded: counters and pointers that change in place, beside the
 * ledger, whose entries say what became of each redemption.
 *
 * DynamoDB may delete what has `forgottenAt`, and only counts of wrongly guessed codes have it: they are judged by the
 * moments in them, so one that is deleted up to two days late, or never, changes no answer. Nothing that points or
 * stock depend on has that attribute.
 */
export class RewardsTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'forgottenAt',
      ...protection(settings),
    });
  }

  /** What is left of rewards. */
  grantReadStock(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:BatchGetItem');
  }

  /** Units are taken and given back within the transaction of the entry that says so. */
  grantDraw(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:UpdateItem');
  }

  /** New codes, and codes out of a pool; rewards by hand onto the list of what waits, and off it. */
  grantIssue(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
  }

  /** A coupon by its code, and the count of those who guess. Nothing can list codes but of a pool by its name. */
  grantFind(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  }

  /** Orders of shop platforms that the program refused, until somebody retries them. */
  grantSetOrdersAside(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem');
  }

  /** Codes of the shop's own into a pool, and how many it has. */
  grantFillPools(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem', 'dynamodb:Query');
  }
}
