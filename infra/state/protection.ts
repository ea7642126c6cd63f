import { RemovalPolicy } from 'aws-cdk-lib';
import { TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { StageSettings } from '../stages.ts';

export const removalPolicyOf = ({ removal }: StageSettings): RemovalPolicy =>
  removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/**
 * What guards every table against loss and theft.
 *
 * Encrypted under a key that DynamoDB owns: a key in the shop's account would add a charge and a second service whose
 * limits and failures stop every write, while whoever may read the table could use that key anyway.
 *
 * The longest recovery window DynamoDB has, in every stage. A restore brings erased profiles back, so erasures of the
 * window are to be repeated after it; docs/operations.md says how.
 */
export const protection = (settings: StageSettings): Partial<TableProps> => ({
  encryption: TableEncryption.DEFAULT,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
  deletionProtection: settings.isDeletionProtected,
  removalPolicy: removalPolicyOf(settings),
});
