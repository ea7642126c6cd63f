import type { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';

/** What the storage code calls; DynamoDB counts refused and failed requests per operation only. */
const OPERATIONS = { get: 'GetItem', query: 'Query', put: 'PutItem', transact: 'TransactWriteItems' };

/** What the storage code of rewards calls besides: stock is read in batches, and guesses are counted in place. */
export const REWARD_OPERATIONS = { ...OPERATIONS, batch: 'BatchGetItem', update: 'UpdateItem' };

const LABELS = { ThrottledRequests: 'throttled requests', SystemErrors: 'requests failed by DynamoDB' };

/**
 * Requests to a table that DynamoDB refused or failed, over all operations. The CDK has a metric for it, but that one
 * is silent unless every operation fails in the same period, because a metric that counted nothing has no data.
 */
export function tableRequests(
  table: Table,
  metricName: keyof typeof LABELS,
  period: Duration,
  operations: Readonly<Record<string, string>> = OPERATIONS,
): MathExpression {
  const metrics = Object.entries(operations).map(([id, Operation]) => {
    const dimensionsMap = { TableName: table.tableName, Operation };
    return [id, table.metric(metricName, { dimensionsMap, statistic: 'Sum', period })] as const;
  });
  return new MathExpression({
    expression: metrics.map(([id]) => `FILL(${id}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics),
    label: LABELS[metricName],
    period,
  });
}
