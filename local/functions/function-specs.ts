import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error.ts';
import { credentials, region } from '../template/local-account.ts';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { unsupportedValue } from '../template/support-check.ts';
import { describeResource, type StackTemplate, type TemplateResource } from '../template/template.ts';
import type { FunctionSpec } from './function-contract.ts';

const functionProperties = z.object({
  Code: z.union([z.object({ S3Key: z.string() }), z.object({ ZipFile: z.string() })]),
  Handler: z.string().includes('.'),
  Runtime: z.string().regex(/^nodejs\d+\.x$/, 'only Node.js runtimes run here'),
  PackageType: z.literal('Zip').optional(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  LoggingConfig: z
    .object({ LogFormat: z.string().optional(), ApplicationLogLevel: z.string().optional() })
    .default({}),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
});

/** Local addresses of the services that functions talk to. */
export type FunctionEndpoints = {
  readonly dynamoDb: string;
  readonly services: string;
  /** Where objects are reached; with the other services unless given. */
  readonly objects?: string;
};

/**
 * The environment that makes the AWS SDK of any process talk to this stack.
 * Streams and tables are the engine's; the other services have one address.
 */
export function awsEnvironment(endpoints: FunctionEndpoints): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamoDb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.services,
    AWS_ENDPOINT_URL_SQS: endpoints.services,
    AWS_ENDPOINT_URL_S3: endpoints.objects ?? endpoints.services,
    AWS_ENDPOINT_URL_LAMBDA: endpoints.services,
    AWS_ENDPOINT_URL_SSM: endpoints.services,
    AWS_ENDPOINT_URL_SESV2: endpoints.services,
  };
}

/**
 * Reads the functions of the stacks.
 * @param inlineFolder where code that stands in the template itself is written to
 * @throws StartError for a runtime, package type or asset that cannot run here
 */
export function readFunctionSpecs(
  catalog: ResourceCatalog,
  stacks: readonly StackTemplate[],
  endpoints: FunctionEndpoints,
  inlineFolder: string,
): FunctionSpec[] {
  return catalog.ofType('AWS::Lambda::Function').map((resource) => {
    const properties = catalog.read(resource, functionProperties);
    const name = catalog.names.physicalName(resource);
    const folder = locateCode(resource, properties.Code, stacks, join(inlineFolder, name));
    return {
      name,
      arn: catalog.names.attribute(resource.stackName, resource.logicalId, 'Arn'),
      folder,
      handler: properties.Handler,
      timeoutMs: properties.Timeout * 1000,
      environment: {
        ...runtimeEnvironment(name, properties.Handler, properties.MemorySize),
        LAMBDA_TASK_ROOT: folder,
        ...loggingEnvironment(properties.LoggingConfig),
        ...awsEnvironment(endpoints),
        ...properties.Environment?.Variables,
      },
    };
  });
}

function runtimeEnvironment(name: string, handler: string, memoryMb: number): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    NODE_OPTIONS: '--enable-source-maps',
    // Every stack loads the same bundles: what was compiled once is not compiled again, a third of what a worker takes to start.
    NODE_COMPILE_CACHE: join(tmpdir(), 'perennial-compile-cache'),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    _HANDLER: handler,
  };
}

/** What Lambda tells the runtime, and loggers read, about the log format and level. */
function loggingEnvironment(config: {
  LogFormat?: string | undefined;
  ApplicationLogLevel?: string | undefined;
}): Record<string, string> {
  const { LogFormat = 'Text', ApplicationLogLevel } = config;
  return {
    AWS_LAMBDA_LOG_FORMAT: LogFormat,
    ...(ApplicationLogLevel === undefined ? {} : { AWS_LAMBDA_LOG_LEVEL: ApplicationLogLevel }),
  };
}

function locateCode(
  resource: TemplateResource,
  code: { S3Key: string } | { ZipFile: string },
  stacks: readonly StackTemplate[],
  inlineFolder: string,
): string {
  if ('ZipFile' in code) {
    mkdirSync(inlineFolder, { recursive: true });
    writeFileSync(join(inlineFolder, 'index.js'), code.ZipFile);
    return inlineFolder;
  }
  const stack = stacks.find(({ stackName }) => stackName === resource.stackName);
  const path = stack?.assetPaths.get(code.S3Key);
  if (path === undefined) {
    throw new StartError(
      `The code of ${describeResource(resource)} (asset ${code.S3Key}) is not in the synthesized output.`,
      'Synthesize again with `npm run synth` and look for bundling errors.',
    );
  }
  if (path.endsWith('.zip')) throw unsupportedValue(resource, 'Code', path, 'unpacked asset folders');
  return path;
}
