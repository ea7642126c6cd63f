import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { grantReadOfKeys } from './grant-on-keys.ts';
import { protection } from './protection.ts';

/** Personal data, and whose account an account is. It has no stream: personal data goes nowhere from here. */
export class ProfileTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...protection(settings),
    });
  }

  /** One profile or link at a time: nothing can list the members' personal data. */
  grantRead(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem');
  }

  /** One profile at a time, and no link: who has nothing but the id of a member. */
  grantReadProfiles(grantee: IGrantable): void {
    grantReadOfKeys(grantee, this, 'MEMBER#*');
  }

  grantWrite(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem');
  }

  grantErase(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:DeleteItem');
  }
}
