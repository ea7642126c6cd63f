import { Stack } from 'aws-cdk-lib';
import { type LogGroup, QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface SavedQueriesProps {
  readonly accessLog: LogGroup;
  readonly functionLogs: readonly LogGroup[];
  readonly platformsLog: LogGroup;
}

/** The questions of docs/operations.md, ready under "Saved queries" of CloudWatch Logs Insights. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { accessLog, functionLogs, platformsLog }: SavedQueriesProps) {
    super(scope, id);
    const folder = Stack.of(this).stackName;
    new QueryDefinition(this, 'Errors', {
      queryDefinitionName: `${folder}/errors`,
      logGroups: [...functionLogs],
      queryString: new QueryString({
        fields: ['@timestamp', 'service', 'message', 'error.name', 'error.message', 'routeKey', 'instance'],
        filterStatements: ['level = "ERROR"'],
        sort: '@timestamp desc',
        limit: 100,
      }),
    });
    new QueryDefinition(this, 'ServerErrors', {
      queryDefinitionName: `${folder}/server-errors`,
      logGroups: [accessLog],
      queryString: new QueryString({
        fields: ['@timestamp', 'route', 'status', 'latencyMs', 'keyId', 'integrationError', 'requestId'],
        filterStatements: ['status >= 500'],
        sort: '@timestamp desc',
        limit: 100,
      }),
    });
    new QueryDefinition(this, 'PlatformRefusals', {
      queryDefinitionName: `${folder}/platform-refusals`,
      logGroups: [platformsLog],
      queryString: new QueryString({
        fields: ['@timestamp', 'message', 'orderId', 'refundId', 'outcome', 'detail', 'code', 'topic', 'id'],
        filterStatements: ['level = "WARN" and message like /platform/'],
        sort: '@timestamp desc',
        limit: 100,
      }),
    });
    new QueryDefinition(this, 'CouponGuesses', {
      queryDefinitionName: `${folder}/coupon-guesses`,
      logGroups: [accessLog],
      queryString: new QueryString({
        filterStatements: ['route like /coupons/ and status in [404, 429]'],
        statsStatements: ['count(*) as refused by keyId, route, status, bin(5m)'],
        sort: 'refused desc',
        limit: 100,
      }),
    });
  }
}
