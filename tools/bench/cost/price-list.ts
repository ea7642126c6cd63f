/** What AWS charges, in US dollars. First tiers only, and no free tier. */
export interface PriceList {
  readonly name: string;
  /** Day on which the prices were looked up. */
  readonly asOf: string;
  readonly dynamoDb: {
    readonly perMillionWriteUnits: number;
    readonly perMillionReadUnits: number;
    readonly perGbMonth: number;
    /** Point-in-time recovery. */
    readonly backupPerGbMonth: number;
  };
  readonly lambda: { readonly perGbSecond: number; readonly perMillionRequests: number };
  readonly httpApi: { readonly perMillionRequests: number };
  readonly eventBridge: { readonly perMillionEvents: number };
  readonly sqs: { readonly perMillionRequests: number };
  readonly logs: { readonly perGbIngested: number };
  readonly xRay: { readonly perMillionTraces: number };
}

/**
 * As AWS's public price pages had them for that region. DynamoDB: on demand, standard table class, since the cut of
 * November 2024. Lambda: arm64; since August 2025 the time to load a function is charged as well. What a Lambda trigger
 * reads of a DynamoDB stream is free, as are EventBridge's rules within the account. The prices of storage, backup,
 * traces and queues were not looked up again on that day.
 */
export const US_EAST_1: PriceList = {
  name: 'AWS list prices, on demand, US East (N. Virginia)',
  asOf: '2026-11-22',
  dynamoDb: {
    perMillionWriteUnits: 0.625,
    perMillionReadUnits: 0.125,
    perGbMonth: 0.25,
    backupPerGbMonth: 0.2,
  },
  lambda: { perGbSecond: 0.0000133334, perMillionRequests: 0.2 },
  httpApi: { perMillionRequests: 1 },
  eventBridge: { perMillionEvents: 1 },
  sqs: { perMillionRequests: 0.4 },
  logs: { perGbIngested: 0.5 },
  xRay: { perMillionTraces: 5 },
};
