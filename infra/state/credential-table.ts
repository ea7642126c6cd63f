import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/** What the links of messages are signed with; see shared/storage/link-secrets.ts. */
const LINKS_KEY = 'SECRET#links';
/** What the signals of referrals are hashed with; see shared/storage/signal-salt.ts. */
const SALT_KEY = 'SALT#signals';
/** What the ids of the shop in the lake are hashed with; see shared/storage/lake-salt.ts. */
const LAKE_SALT_KEY = 'SALT#lake';

/** What a list of keys shows, and no more; see shared/storage/credential-store.ts. */
const LISTED_ATTRIBUTES = ['pk', 'name', 'scopes', 'createdAt', 'revokedAt'];

/**
 * Hashes of secret keys, the secrets that shop platforms sign their webhooks with, the salts of the signals that people are
 * compared by and of the lake, and the secret of links. People make and revoke keys in the
 * console and with the CLI, and secrets with the CLI; salts and the secret of links are made by whichever function needs them
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

  /**
   * Keys to list, to make and to revoke, and nothing of what else lies here: secrets can neither be read nor written so. A
   * list names its attributes, because no condition can say whose items a scan may see.
   */
  grantManageKeys(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resourceArns: [this.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['KEY#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    });
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Scan'],
      resourceArns: [this.tableArn],
      conditions: {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...LISTED_ATTRIBUTES] },
        StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        Null: { 'dynamodb:Attributes': 'false' },
      },
    });
  }

  /** One platform's secret by its name. */
  grantReadPlatformSecret(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem');
  }

  /** The salt, to read and to make once. */
  grantKeepSalt(grantee: IGrantable): void {
    this.grantKeep(grantee, SALT_KEY);
  }

  /** The salt of the lake's keys, to read and to make once. */
  grantKeepLakeSalt(grantee: IGrantable): void {
    this.grantKeep(grantee, LAKE_SALT_KEY);
  }

  /** The secret of links, to read and to make once. */
  grantKeepLinkSecret(grantee: IGrantable): void {
    this.grantKeep(grantee, LINKS_KEY);
  }

  /** The condition is on the key: with it no function can put a key of its own. */
  private grantKeep(grantee: IGrantable, key: string): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resourceArns: [this.tableArn],
      conditions: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [key] },
        // A request that names no key at all would meet the condition above.
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    });
  }
}
