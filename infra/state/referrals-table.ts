import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { grantReadOfKeys } from './grant-on-keys.ts';
import { protection } from './protection.ts';

/**
 * Codes of advocates, visits, signals to compare people by, and lists of what waits: pointers beside the ledger, whose
 * entries say what became of each referral.
 *
 * DynamoDB may delete what has `forgottenAt`, and only visits have it: the window is judged by the moment in a visit's id,
 * so one that is deleted up to two days late changes no answer. Its stream tells of visits, which have no entry, and of their keys
 * alone: names and signals of members, which an erasure takes away, are never in it.
 */
export class ReferralsTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.KEYS_ONLY,
      timeToLiveAttribute: 'forgottenAt',
      ...protection(settings),
    });
  }

  /** A code with its owner, a member's code, a visit, or one member's signals, by its key. Nothing can list codes. */
  grantFind(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:GetItem');
  }

  /** Codes for members, the next one in a code's place, and the name that is shown with it. */
  grantIssueCodes(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  }

  /** A visit by its key, and nothing of members. */
  grantReadVisits(grantee: IGrantable): void {
    grantReadOfKeys(grantee, this, 'VISIT#*');
  }

  grantRecordVisits(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem');
  }

  /** A friend on the list of an advocate, and, where a later code counts, off that of the one before. */
  grantListFriend(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem', 'dynamodb:DeleteItem');
  }

  /** Signals of one member beside those that are kept. */
  grantKeepSignals(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:UpdateItem');
  }

  /** Signals of many members at once, to be compared. */
  grantCompareSignals(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:BatchGetItem');
  }

  /** Friends of an advocate, what waits for a person, and what is due. */
  grantList(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:Query');
  }

  /** What became of a referral: on its advocate's list, and on and off the lists of what waits. */
  grantFollow(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
  }

  /** Off the list of what waits for a person, once one has decided, and the decision onto its advocate's list. */
  grantReview(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:DeleteItem', 'dynamodb:UpdateItem');
  }

  /** A member's name and signals. */
  grantErase(grantee: IGrantable): void {
    this.grant(grantee, 'dynamodb:DeleteItem');
  }
}
