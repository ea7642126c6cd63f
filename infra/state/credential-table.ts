import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/** What the signals of referrals are hashed with; see shared/storage/signal-salt.ts. */
const SALT_KEY = 'SALT#signals';

/**
 * Hashes of secret keys, the secrets that shop platforms sign their webhooks with, and the salt of the signals that people
 * are compared by. People make and revoke keys and secrets with the CLI; the salt is made by whichever function needs it
 * first, and a function may write nothing else here.
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

  /** The salt, to read and to make once. The condition is on the key: with it no function can put a key of its own. */
  grantKeepSalt(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resourceArns: [this.tableArn],
      conditions: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [SALT_KEY] },
        // A request that names no key at all would meet the condition above.
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    });
  }
}
