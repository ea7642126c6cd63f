import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/**
 * What was spent of the program's budgets: a few counters that many orders write. Apart from the ledger, whose stream
 * carries entries only, and whose items are never changed in place.
 */
export class BudgetTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.NUMBER },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...protection(settings),
    });
  }

  grantRead(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:Query');
  }

  /** Counters move within the transaction of the entry that draws on them. */
  grantDraw(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:UpdateItem');
  }
}
