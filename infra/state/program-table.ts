import { AttributeType, BillingMode, Table, TableGrants } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { grantOnKeys } from './grant-on-keys.ts';
import { protection } from './protection.ts';

/**
 * Drafts and published versions of the program, and who did what to them. Small, and nothing of a member in it but, in what a
 * simulation came to, the ids of those whom it affects most.
 *
 * DynamoDB may delete what has `forgottenAt`, and only what is of simulations has it.
 */
export class ProgramTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'forgottenAt',
      ...protection(settings),
    });
  }

  /** What is published, and single versions: all that a function needs to judge by the program. */
  grantRead(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:GetItem');
  }

  /** Lists of drafts, versions and the trail of audit. */
  grantList(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:Query');
  }

  /** Drafts and publications. An update notes on a version that it was canceled; nothing is ever deleted. */
  grantWrite(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(
      grantee,
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:ConditionCheckItem',
    );
  }

  /** Simulations and how far they are, and nothing that judges anybody. */
  grantSimulate(grantee: IGrantable): void {
    grantOnKeys(
      grantee,
      this,
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
      ['SIMULATION#*', 'SIMULATIONS#*'],
    );
  }
}
