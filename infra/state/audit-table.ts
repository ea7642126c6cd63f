import { AttributeType, BillingMode, ProjectionType, Table, TableGrants } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/** By what was changed, and by who came; each with the attribute that it goes by. */
const INDEXES = { subject: 'subject', caller: 'callerId' };
const SORT_KEY = { name: 'sk', type: AttributeType.STRING };

/**
 * Who changed what, when and why, beside what the ledger and the program tell. Of a member it has the id alone. Nothing
 * in it is ever changed or deleted, and no function may.
 */
export class AuditTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: SORT_KEY,
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...protection(settings),
    });
    for (const [indexName, attribute] of Object.entries(INDEXES)) {
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: attribute, type: AttributeType.STRING },
        sortKey: SORT_KEY,
        projectionType: ProjectionType.ALL,
      });
    }
  }

  /** New lines, with what they tell of. */
  grantNote(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:PutItem');
  }

  /** The trail as a whole, and by either index. */
  grantList(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:Query');
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: Object.keys(INDEXES).map((index) => `${this.tableArn}/index/${index}`),
    });
  }
}
