import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/**
 * Hashes of secret keys, and the secrets that shop platforms sign their webhooks with. People make and revoke them with
 * the CLI; no function may write here.
 */
export class CredentialTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...protection(settings),
    });
  }

  /** One key by its id: nothing can list them. */
  grantVerify(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem');
  }

  /** One platform's secret by its name. */
  grantReadPlatformSecret(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem');
  }
}
