import { describe, expect, it } from 'vitest';
import { STAGES } from '../../infra/stages.ts';
import { routeKeyOf } from '../../shared/contracts/operation.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import {
  functionsByCapability,
  onlyResource,
  referenceIn,
  resourcesOf,
  templateOf,
  templateWith,
} from './synthesized-stack.ts';

const template = templateOf('prod');
const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, properties]) => properties);
const stage = onlyResource(template, 'AWS::ApiGatewayV2::Stage');
const functions = functionsByCapability(template);

/** The function behind a route, by way of its integration. */
function functionOf(route: Readonly<Record<string, unknown>>): string | null {
  const integration = template.Resources[referenceIn(route['Target']) ?? ''];
  return referenceIn(integration?.Properties?.['IntegrationUri']);
}

describe('routes', () => {
  it('are those of the catalogue', () => {
    expect(routes.map((route) => route['RouteKey']).sort()).toEqual(OPERATIONS.map(routeKeyOf).sort());
  });

  it.each(OPERATIONS)('$method $path goes to the function of $capability', (operation) => {
    const route = routes.find(({ RouteKey }) => RouteKey === routeKeyOf(operation));
    expect(functionOf(route ?? {})).toBe(functions.get(operation.capability)?.logicalId);
  });

  it.each(OPERATIONS)('$method $path asks who calls, unless it is public', (operation) => {
    const route = routes.find(({ RouteKey }) => RouteKey === routeKeyOf(operation));
    expect(route?.['AuthorizationType']).toBe(operation.scope === 'public' ? 'NONE' : 'CUSTOM');
    expect('AuthorizerId' in (route ?? {})).toBe(operation.scope !== 'public');
  });

  it('share one integration per capability', () => {
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Integration')).toHaveLength(
      new Set(OPERATIONS.map(({ capability }) => capability)).size,
    );
  });

  it('call functions as a role that may invoke those and nothing else', () => {
    const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration').map(
      ([, properties]) => properties,
    );
    const roles = new Set(integrations.map(({ CredentialsArn }) => referenceIn(CredentialsArn)));
    expect(roles.size).toBe(1);
    const [roleId] = roles;
    const role = template.Resources[roleId ?? '']?.Properties;
    expect(role).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: 'lambda:InvokeFunction',
                Resource: expect.toSatisfy(
                  (arns: unknown[]) =>
                    arns.map(referenceIn).sort().join() ===
                    integrations
                      .map(({ IntegrationUri }) => referenceIn(IntegrationUri))
                      .sort()
                      .join(),
                ),
              },
            ],
          },
        },
      ],
    });
  });

  it('have the throttles of the catalogue', () => {
    expect(stage['RouteSettings']).toEqual(throttles(1));
  });

  it('have throttles in proportion in a stage that says so', () => {
    const half = templateWith('dev', { ...settingsOfDev(), throttleScale: 0.5 });
    expect(onlyResource(half, 'AWS::ApiGatewayV2::Stage')['RouteSettings']).toEqual(throttles(0.5));
  });

  it('exist before the stage has settings for them', () => {
    const [entry] = Object.entries(template.Resources).filter(([, { Type }]) => Type.endsWith('V2::Stage'));
    const routeIds = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([logicalId]) => logicalId);
    expect(entry?.[1].DependsOn).toEqual(expect.arrayContaining(routeIds));
  });
});

describe('the authorizer', () => {
  const authorizer = onlyResource(template, 'AWS::ApiGatewayV2::Authorizer');

  it('is the function of access, by the Authorization header alone', () => {
    expect(referenceIn(authorizer['AuthorizerUri'])).toBe(functions.get('access')?.logicalId);
    expect(authorizer).toMatchObject({
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization'],
      AuthorizerResultTtlInSeconds: 60,
    });
  });

  it('remembers nothing in dev, so that revoking a key shows at once', () => {
    const dev = onlyResource(templateOf('dev'), 'AWS::ApiGatewayV2::Authorizer');
    expect(dev['AuthorizerResultTtlInSeconds']).toBe(0);
  });
});

describe('the access log', () => {
  const { Format } = stage['AccessLogSettings'] as { readonly Format: string };

  it('says which request failed where, for which key', () => {
    expect(Object.keys(JSON.parse(Format))).toEqual(
      expect.arrayContaining(['requestId', 'route', 'status', 'latencyMs', 'integrationError', 'keyId']),
    );
  });

  it('holds nothing that names a person: no path, query, address or browser', () => {
    const variables = Format.match(/\$context\.[A-Za-z.]+/g) ?? [];
    const allowed = [
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.routeKey',
      '$context.status',
      '$context.responseLatency',
      '$context.integrationLatency',
      '$context.integrationErrorMessage',
      '$context.authorizer.error',
      '$context.authorizer.keyId',
    ];
    expect(variables.filter((variable) => !allowed.includes(variable))).toEqual([]);
  });
});

describe('browsers', () => {
  it('may not call at all where no origin is allowed', () => {
    expect(onlyResource(template, 'AWS::ApiGatewayV2::Api')).not.toHaveProperty('CorsConfiguration');
  });

  it('may read, quote and ask for codes, from the origins that the deployment names', () => {
    const shop = templateOf('prod', { allowedOrigins: 'https://shop.example, https://www.shop.example' });
    expect(onlyResource(shop, 'AWS::ApiGatewayV2::Api')['CorsConfiguration']).toEqual({
      AllowOrigins: ['https://shop.example', 'https://www.shop.example'],
      AllowMethods: expect.toSatisfy((methods: string[]) => methods.sort().join() === 'GET,POST,PUT'),
      AllowHeaders: ['authorization', 'content-type', 'idempotency-key'],
      ExposeHeaders: ['etag', 'idempotency-replayed', 'retry-after'],
      MaxAge: 3600,
    });
  });
});

function throttles(scale: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    OPERATIONS.map((operation) => [
      routeKeyOf(operation),
      {
        ThrottlingRateLimit: operation.throttle.ratePerSecond * scale,
        ThrottlingBurstLimit: operation.throttle.burst * scale,
      },
    ]),
  );
}

function settingsOfDev() {
  const { dev } = STAGES;
  if (dev === undefined) throw new Error('there is no stage dev');
  return dev;
}
