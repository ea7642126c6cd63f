import { Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnRoute,
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type ApiCapability, type Operation, routeKeyOf } from '../../shared/contracts/operation.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { FunctionRole } from '../function-role.ts';
import type { StageSettings } from '../stages.ts';
import { removalPolicyOf } from '../state/protection.ts';
import { ACCESS_LOG_FORMAT } from './access-log.ts';
import { corsOf } from './cors.ts';
import { FunctionIntegration } from './function-integration.ts';

export interface CheckoutApiProps {
  readonly settings: StageSettings;
  readonly functions: Readonly<Record<ApiCapability, LambdaFunction>>;
  readonly authorizer: LambdaFunction;
}

/** The HTTP API: a route for each operation of the contracts, and nothing else. */
export class CheckoutApi extends Construct {
  readonly stage: HttpStage;
  readonly accessLog: LogGroup;
  /** Without `https://`. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: CheckoutApiProps) {
    super(scope, id);
    const { settings } = props;
    const cors = corsOf(settings);
    const api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'Members, orders, refunds and points.',
      // Made below, after the routes.
      createDefaultStage: false,
      ...(cors === null ? {} : { corsPreflight: cors }),
    });
    addRoutes(api, props);
    const { region, urlSuffix } = Stack.of(this);
    this.domainName = `${api.apiId}.execute-api.${region}.${urlSuffix}`;
    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: settings.logRetention,
      removalPolicy: removalPolicyOf(settings),
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: ACCESS_LOG_FORMAT,
      },
    });
    throttle(api, this.stage, settings);
  }
}

function addRoutes(api: HttpApi, { settings, functions, authorizer }: CheckoutApiProps): void {
  const authorize = new HttpLambdaAuthorizer('Authorizer', authorizer, {
    responseTypes: [HttpLambdaResponseType.SIMPLE],
    // Without this header API Gateway answers 401 itself, and it is the key of the cache.
    identitySource: ['$request.header.Authorization'],
    resultsCacheTtl: Duration.seconds(settings.authorizerCacheSeconds),
  });
  const caller = new FunctionRole(api, 'Caller', 'apigateway.amazonaws.com');
  const integrate = (capability: ApiCapability) =>
    new FunctionIntegration(capability, functions[capability], caller);
  const integrations: Readonly<Record<ApiCapability, FunctionIntegration>> = {
    members: integrate('members'),
    orders: integrate('orders'),
    accounts: integrate('accounts'),
    rewards: integrate('rewards'),
    coupons: integrate('coupons'),
    referrals: integrate('referrals'),
    contributions: integrate('contributions'),
    journeys: integrate('journeys'),
    surveys: integrate('surveys'),
    figures: integrate('figures'),
    platforms: integrate('platforms'),
    programs: integrate('programs'),
    simulations: integrate('simulations'),
    webhooks: integrate('webhooks'),
    staff: integrate('staff'),
    redrives: integrate('redrives'),
    documents: integrate('documents'),
  };
  for (const operation of OPERATIONS) {
    const isPublic = operation.scope === 'public';
    const routes = api.addRoutes({
      path: operation.path,
      methods: [HttpMethod[operation.method]],
      integration: integrations[operation.capability],
      authorizer: isPublic ? new HttpNoneAuthorizer() : authorize,
    });
    if (!isPublic) continue;
    for (const route of routes) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: PUBLIC_REASONS[operation.capability] ?? undocumented(operation),
      });
    }
  }
}

/** Why a route of a capability may ask for no caller. */
const PUBLIC_REASONS: Readonly<Partial<Record<ApiCapability, string>>> = {
  platforms:
    "A shop platform's webhook: it carries no key of ours, and is refused unless its signature is right.",
  members:
    'The link below a message that stops it: whoever holds it may stop those messages, and nothing else.',
  referrals:
    'The link of an advocate: whoever is given it may open it, and learns no more than what it promises and the name that the advocate shows.',
  surveys:
    'The link of a survey: whoever holds it may answer this one ask of one member, and sees no more than the score that was given.',
  staff: 'Where people sign in: whoever wants to is told before they did, and learns no secret by it.',
  documents: 'Documentation: the same text for everybody, and nothing of the shop or its members in it.',
};

function undocumented({ id }: Operation): never {
  throw new Error(`${id} is public; say in PUBLIC_REASONS why it may be`);
}

/** Throttles per route. API Gateway refuses settings for a route that does not exist yet, so the stage waits for them. */
function throttle(api: HttpApi, stage: HttpStage, { throttleScale }: StageSettings): void {
  const cfnStage = stage.node.defaultChild as CfnStage;
  cfnStage.routeSettings = Object.fromEntries(
    OPERATIONS.map((operation) => [
      routeKeyOf(operation),
      {
        ThrottlingRateLimit: operation.throttle.ratePerSecond * throttleScale,
        ThrottlingBurstLimit: Math.ceil(operation.throttle.burst * throttleScale),
      },
    ]),
  );
  for (const route of api.node.findAll().filter((child) => child instanceof CfnRoute)) {
    cfnStage.addResourceDependency(route);
  }
}
