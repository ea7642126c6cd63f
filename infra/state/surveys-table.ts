import { AttributeType, BillingMode, ProjectionType, Table, TableGrants } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { protection } from './protection.ts';

/** Answers with a score by survey, for people who read them. Whoever was asked and said nothing is not in it. */
const ANSWERS_INDEX = {
  indexName: 'answers',
  partitionKey: { name: 'surveyId', type: AttributeType.STRING },
  sortKey: { name: 'place', type: AttributeType.STRING },
  projectionType: ProjectionType.ALL,
};

/**
 * What members were asked and answered, with their words, and daily counters of it. It has no stream: the ledger tells of scores,
 * and words go nowhere from here.
 */
export class SurveysTable extends Table {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...protection(settings),
    });
    this.addGlobalSecondaryIndex(ANSWERS_INDEX);
  }

  /** One answer at a time, with the counters that it is counted by. */
  grantAnswer(grantee: IGrantable): void {
    this.grantOnTable(grantee, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  }

  /** Answers of a member and to a survey, and counters. */
  grantList(grantee: IGrantable): void {
    this.grantOnTable(grantee, 'dynamodb:Query');
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: [`${this.tableArn}/index/${ANSWERS_INDEX.indexName}`],
    });
  }

  /** All answers of a member who was erased. */
  grantErase(grantee: IGrantable): void {
    this.grantOnTable(grantee, 'dynamodb:Query', 'dynamodb:BatchWriteItem');
  }

  /** Of the table without its index, where the CDK's own grant would say both. */
  private grantOnTable(grantee: IGrantable, ...actions: string[]): void {
    TableGrants.fromTable(this, [], false).actions(grantee, ...actions);
  }
}
