import { z } from 'zod';
import type { LocalFunction } from '../functions/local-function.ts';
import { StartError } from '../start-error.ts';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { describeResource, type TemplateResource } from '../template/template.ts';

export type RouteLimits = { readonly ratePerSecond: number; readonly burst: number };

export type AuthorizerDefinition = {
  readonly target: LocalFunction;
  /** Lower-case names of the headers without which a request is refused unseen. */
  readonly identityHeaders: readonly string[];
  readonly resultTtlMs: number;
};

export type RouteDefinition = {
  /** `GET /v1/members/{memberId}`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly target: LocalFunction;
  readonly timeoutMs: number;
  readonly authorizer?: AuthorizerDefinition;
  readonly limits?: RouteLimits;
};

export type CorsDefinition = z.infer<typeof corsProperties>;

export type ApiDefinition = {
  readonly apiId: string;
  readonly routes: readonly RouteDefinition[];
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly cors?: CorsDefinition;
  /** Format of the access log and the log group it goes to. */
  readonly accessLog?: { readonly format: string; readonly logGroup: string };
};

const corsProperties = z.strictObject({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.coerce.number().optional(),
});
const apiProperties = z.object({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: corsProperties.optional(),
});
const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.coerce.number().default(30_000),
});
const authorizerProperties = z.object({
  AuthorizerType: z.literal('REQUEST'),
  AuthorizerUri: z.string(),
  AuthorizerPayloadFormatVersion: z.literal('2.0'),
  EnableSimpleResponses: z.literal(true, 'only simple responses are known here'),
  IdentitySource: z
    .array(z.string().regex(/^\$request\.header\.[\w-]+$/, 'only $request.header.<name> is known here'))
    .default([]),
  AuthorizerResultTtlInSeconds: z.coerce.number().default(0),
});
const routeProperties = z.object({
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'CUSTOM'], 'only NONE and CUSTOM are known here').default('NONE'),
  AuthorizerId: z.string().optional(),
});
const throttle = z.object({
  ThrottlingRateLimit: z.coerce.number().optional(),
  ThrottlingBurstLimit: z.coerce.number().optional(),
});
type Throttle = z.infer<typeof throttle>;
const stageProperties = z.object({
  StageName: z.literal('$default', 'only the stage $default is known here'),
  DefaultRouteSettings: throttle.default({}),
  RouteSettings: z.record(z.string(), throttle).default({}),
  AccessLogSettings: z.object({ DestinationArn: z.string(), Format: z.string() }).optional(),
  StageVariables: z.record(z.string(), z.string()).optional(),
});

/**
 * Reads the HTTP API of the stacks: its routes with their functions, authorizers and limits.
 * @returns undefined for stacks without an API
 * @throws StartError for more than one API, and for anything a route names that is not there
 */
export function readApi(
  catalog: ResourceCatalog,
  functions: readonly LocalFunction[],
): ApiDefinition | undefined {
  const [api, second] = catalog.ofType('AWS::ApiGatewayV2::Api');
  if (api === undefined) return undefined;
  if (second !== undefined) {
    throw new StartError(
      `The app has two HTTP APIs (${api.logicalId}, ${second.logicalId}); the local gateway has one port.`,
      'Merge them, or teach local/gateway a second port.',
    );
  }
  const { CorsConfiguration } = catalog.read(api, apiProperties);
  const stage = readStage(catalog);
  const integrations = readIntegrations(catalog, functions);
  const authorizers = readAuthorizers(catalog, functions);
  const routes = catalog.ofType('AWS::ApiGatewayV2::Route').map((resource): RouteDefinition => {
    const {
      RouteKey,
      Target,
      AuthorizationType,
      AuthorizerId = '',
    } = catalog.read(resource, routeProperties);
    const integration = integrations.get(Target.slice('integrations/'.length));
    if (integration === undefined) throw missing(resource, `the integration ${Target}`);
    const authorizer = AuthorizationType === 'CUSTOM' ? authorizers.get(AuthorizerId) : undefined;
    if (AuthorizationType === 'CUSTOM' && authorizer === undefined) {
      throw missing(resource, `the authorizer ${AuthorizerId}`);
    }
    const limits = limitsOf(stage.DefaultRouteSettings, stage.RouteSettings[RouteKey]);
    return {
      routeKey: RouteKey,
      ...integration,
      ...(authorizer === undefined ? {} : { authorizer }),
      ...(limits === undefined ? {} : { limits }),
    };
  });
  const accessLog = stage.AccessLogSettings;
  return {
    apiId: catalog.names.ref(api.stackName, api.logicalId),
    routes,
    ...(stage.StageVariables === undefined ? {} : { stageVariables: stage.StageVariables }),
    ...(CorsConfiguration === undefined ? {} : { cors: CorsConfiguration }),
    ...(accessLog === undefined
      ? {}
      : { accessLog: { format: accessLog.Format, logGroup: logGroupName(accessLog.DestinationArn) } }),
  };
}

function readStage(catalog: ResourceCatalog): z.infer<typeof stageProperties> {
  const [stage] = catalog.ofType('AWS::ApiGatewayV2::Stage');
  if (stage === undefined) {
    throw new StartError('The HTTP API has no stage, so no request can reach it.', 'Add the stage $default.');
  }
  return catalog.read(stage, stageProperties);
}

function readIntegrations(
  catalog: ResourceCatalog,
  functions: readonly LocalFunction[],
): Map<string, { target: LocalFunction; timeoutMs: number }> {
  const resources = catalog.ofType('AWS::ApiGatewayV2::Integration');
  return new Map(
    resources.map((resource) => {
      const { IntegrationUri, TimeoutInMillis } = catalog.read(resource, integrationProperties);
      const target = findFunction(resource, IntegrationUri, functions);
      return [
        catalog.names.ref(resource.stackName, resource.logicalId),
        { target, timeoutMs: TimeoutInMillis },
      ];
    }),
  );
}

function readAuthorizers(
  catalog: ResourceCatalog,
  functions: readonly LocalFunction[],
): Map<string, AuthorizerDefinition> {
  const resources = catalog.ofType('AWS::ApiGatewayV2::Authorizer');
  return new Map(
    resources.map((resource) => {
      const properties = catalog.read(resource, authorizerProperties);
      const definition: AuthorizerDefinition = {
        target: findFunction(resource, properties.AuthorizerUri, functions),
        identityHeaders: properties.IdentitySource.map((source) =>
          (source.split('.')[2] ?? '').toLowerCase(),
        ),
        resultTtlMs: properties.AuthorizerResultTtlInSeconds * 1000,
      };
      return [catalog.names.ref(resource.stackName, resource.logicalId), definition];
    }),
  );
}

/** The address of a function is its ARN, alone or inside the ARN of API Gateway's own invoke path. */
function findFunction(
  resource: TemplateResource,
  uri: string,
  functions: readonly LocalFunction[],
): LocalFunction {
  const arn = /arn:aws:lambda:[^:]+:\d+:function:[\w-]+/.exec(uri)?.[0];
  const target = functions.find((candidate) => candidate.arn === arn);
  if (target === undefined) throw missing(resource, `the function ${uri}`);
  return target;
}

/** A route's own setting counts for each limit it states; without any limit the route is not throttled. */
function limitsOf(fallback: Throttle, own: Throttle | undefined): RouteLimits | undefined {
  const ratePerSecond = own?.ThrottlingRateLimit ?? fallback.ThrottlingRateLimit;
  const burst = own?.ThrottlingBurstLimit ?? fallback.ThrottlingBurstLimit ?? ratePerSecond;
  return ratePerSecond === undefined || burst === undefined ? undefined : { ratePerSecond, burst };
}

function logGroupName(arn: string): string {
  return arn.split(':')[6] ?? arn;
}

function missing(resource: TemplateResource, what: string): StartError {
  return new StartError(
    `${describeResource(resource)} refers to ${what}, which the app does not contain.`,
    'Synthesize it again; if that does not help, correct the CDK app.',
  );
}
