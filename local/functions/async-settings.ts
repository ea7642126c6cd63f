import { z } from 'zod';
import type { ResourceCatalog } from '../template/resource-catalog.ts';

/** How asynchronous invocations of a function are retried, and where they end when they keep failing. */
export type AsyncSettings = {
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly maxAgeMs: number;
  readonly onFailureArn?: string;
  readonly deadLetterArn?: string;
};

const invokeConfigProperties = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  MaximumEventAgeInSeconds: z.coerce.number().default(21_600),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
    .optional(),
});
const functionProperties = z.object({
  Timeout: z.coerce.number().default(3),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
});

/** Settings by function name, with Lambda's defaults: two retries within six hours. */
export function readAsyncSettings(catalog: ResourceCatalog): ReadonlyMap<string, AsyncSettings> {
  const configs = catalog
    .ofType('AWS::Lambda::EventInvokeConfig')
    .map((resource) => catalog.read(resource, invokeConfigProperties));
  return new Map(
    catalog.ofType('AWS::Lambda::Function').map((resource): [string, AsyncSettings] => {
      const name = catalog.names.physicalName(resource);
      const { Timeout, DeadLetterConfig } = catalog.read(resource, functionProperties);
      const config = configs.find(({ FunctionName }) => FunctionName === name);
      const onFailureArn = config?.DestinationConfig?.OnFailure?.Destination;
      return [
        name,
        {
          timeoutMs: Timeout * 1000,
          maxRetries: config?.MaximumRetryAttempts ?? 2,
          maxAgeMs: (config?.MaximumEventAgeInSeconds ?? 21_600) * 1000,
          ...(onFailureArn === undefined ? {} : { onFailureArn }),
          ...(DeadLetterConfig === undefined ? {} : { deadLetterArn: DeadLetterConfig.TargetArn }),
        },
      ];
    }),
  );
}
