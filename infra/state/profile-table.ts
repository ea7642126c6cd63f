import { AttributeType, BillingMode, ProjectionType, Table, TableGrants } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { grantReadOfKeys } from './grant-on-keys.ts';
import { protection } from './protection.ts';

/**
 * Members by the keyed hash of their mailbox, and nothing else of them: it is an attribute of the profile, so that it changes and goes
 * with it.
 */
const MAILBOX_INDEX = {
  indexName: 'mailbox',
  partitionKey: { name: 'mailbox', type: AttributeType.STRING },
  projectionType: ProjectionType.KEYS_ONLY,
};

/** Personal data, and whose account an account is. It has no stream: personal data goes nowhere from here. */
export class ProfileTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...protection(settings),
    });
    this.addGlobalSecondaryIndex(MAILBOX_INDEX);
  }

  /** One profile or link at a time: nothing can list the members' personal data. */
  grantRead(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:GetItem');
  }

  /** One profile at a time, and no link: who has nothing but the id of a member. */
  grantReadProfiles(grantee: IGrantable): void {
    grantReadOfKeys(grantee, this, 'MEMBER#*');
  }

  /** Members by their mailbox, for who has the address. */
  grantFindByMailbox(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/${MAILBOX_INDEX.indexName}`],
    });
  }

  grantWrite(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:PutItem');
  }

  grantErase(grantee: IGrantable): void {
    TableGrants.fromTable(this, [], false).actions(grantee, 'dynamodb:DeleteItem');
  }
}
