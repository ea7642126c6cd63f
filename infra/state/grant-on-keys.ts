import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';

/**
 * Reads of single items of a table, and of those alone whose partition key is like `pattern`, in which `*` stands for
 * anything.
 */
export function grantReadOfKeys(
  grantee: IGrantable,
  { tableArn }: Pick<ITable, 'tableArn'>,
  pattern: string,
): void {
  grantOnKeys(grantee, { tableArn }, ['dynamodb:GetItem'], [pattern]);
}

/** These actions, on items alone whose partition key is like one of `patterns`. */
export function grantOnKeys(
  grantee: IGrantable,
  { tableArn }: Pick<ITable, 'tableArn'>,
  actions: string[],
  patterns: readonly string[],
): void {
  Grant.addToPrincipal({
    grantee,
    actions,
    resourceArns: [tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
      // A request that names no key at all would meet the condition above.
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
}
