import type { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { LedgerTable } from '../state/ledger-table.ts';

/** What the ledger's storage code calls; DynamoDB counts refused and failed requests per operation only. */
const OPERATIONS = { get: 'GetItem', query: 'Query', put: 'PutItem', transact: 'TransactWriteItems' };

const LABELS = { ThrottledRequests: 'throttled requests', SystemErrors: 'requests failed by DynamoDB' };

/**
 * Requests to the ledger that DynamoDB refused or failed, over all operations. The CDK has a metric for it, but that one
 * is silent unless every operation fails in the same period, because a metric that counted nothing has no data.
 */
export function ledgerRequests(
  ledger: LedgerTable,
  metricName: keyof typeof LABELS,
  period: Duration,
): MathExpression {
  const metrics = Object.entries(OPERATIONS).map(([id, Operation]) => {
    const dimensionsMap = { TableName: ledger.tableName, Operation };
    return [id, ledger.metric(metricName, { dimensionsMap, statistic: 'Sum', period })] as const;
  });
  return new MathExpression({
    expression: metrics.map(([id]) => `FILL(${id}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics),
    label: LABELS[metricName],
    period,
  });
}
