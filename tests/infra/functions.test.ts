import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { AccountsEnvironment } from '../../shared/contracts/environments/accounts.ts';
import { AuthorizerEnvironment } from '../../shared/contracts/environments/authorizer.ts';
import { ContributionsEnvironment } from '../../shared/contracts/environments/contributions.ts';
import { CouponsEnvironment } from '../../shared/contracts/environments/coupons.ts';
import { CourierEnvironment } from '../../shared/contracts/environments/courier.ts';
import { DeliveryEnvironment } from '../../shared/contracts/environments/delivery.ts';
import { DocumentsEnvironment } from '../../shared/contracts/environments/documents.ts';
import { FiguresEnvironment } from '../../shared/contracts/environments/figures.ts';
import { JourneysEnvironment } from '../../shared/contracts/environments/journeys.ts';
import { LakeEnvironment } from '../../shared/contracts/environments/lake.ts';
import { MembersEnvironment } from '../../shared/contracts/environments/members.ts';
import { MetricsEnvironment } from '../../shared/contracts/environments/metrics.ts';
import { OrdersEnvironment } from '../../shared/contracts/environments/orders.ts';
import { PlatformsEnvironment } from '../../shared/contracts/environments/platforms.ts';
import { ProgramsEnvironment } from '../../shared/contracts/environments/programs.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { ReconciliationEnvironment } from '../../shared/contracts/environments/reconciliation.ts';
import { RedrivesEnvironment } from '../../shared/contracts/environments/redrives.ts';
import { ReferralsEnvironment } from '../../shared/contracts/environments/referrals.ts';
import { RelayEnvironment } from '../../shared/contracts/environments/relay.ts';
import { RewardsEnvironment } from '../../shared/contracts/environments/rewards.ts';
import { SimulationsEnvironment } from '../../shared/contracts/environments/simulations.ts';
import { StaffEnvironment } from '../../shared/contracts/environments/staff.ts';
import { SurveysEnvironment } from '../../shared/contracts/environments/surveys.ts';
import { WebhooksEnvironment } from '../../shared/contracts/environments/webhooks.ts';
import { functionsByCapability, type StackTemplate, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const functions = functionsByCapability(template);

const SCHEMAS: Readonly<Record<string, z.ZodMiniObject>> = {
  members: MembersEnvironment,
  orders: OrdersEnvironment,
  accounts: AccountsEnvironment,
  rewards: RewardsEnvironment,
  coupons: CouponsEnvironment,
  referrals: ReferralsEnvironment,
  contributions: ContributionsEnvironment,
  platforms: PlatformsEnvironment,
  programs: ProgramsEnvironment,
  simulations: SimulationsEnvironment,
  documents: DocumentsEnvironment,
  access: AuthorizerEnvironment,
  relay: RelayEnvironment,
  reconciliation: ReconciliationEnvironment,
  webhooks: WebhooksEnvironment,
  staff: StaffEnvironment,
  redrives: RedrivesEnvironment,
  courier: CourierEnvironment,
  journeys: JourneysEnvironment,
  surveys: SurveysEnvironment,
  delivery: DeliveryEnvironment,
  lake: LakeEnvironment,
  metrics: MetricsEnvironment,
  figures: FiguresEnvironment,
};

/** What every function has, beside what its schema asks for. */
const SHARED = ['NODE_OPTIONS', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME', 'STAGE'];

describe('functions', () => {
  it('are those that have a schema for their environment', () => {
    expect([...functions.keys()].sort()).toEqual(Object.keys(SCHEMAS).sort());
  });

  it.each(Object.entries(SCHEMAS))('%s has the variables that it asks for', (capability, schema) => {
    const variables = deployedVariables(template, functions.get(capability)?.variables ?? {});
    expect(Object.keys(readEnvironment(schema, variables)).sort()).toEqual(
      Object.keys(variables)
        .filter((name) => !SHARED.includes(name))
        .sort(),
    );
  });

  it.each([...functions])('%s runs on nodejs24.x, with JSON logs of its own', (capability, found) => {
    expect(found.properties).toMatchObject({
      Runtime: 'nodejs24.x',
      // Of the engine that counts, build machines have the binding for their own kind of processor alone.
      Architectures: [capability === 'metrics' ? 'x86_64' : 'arm64'],
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.stringMatching(/Logs/) } },
    });
  });

  /** For whom nobody waits. */
  const unasked = ['reconciliation', 'delivery', 'journeys', 'lake', 'metrics', 'simulations'];
  const asked = [...functions].filter(([capability]) => !unasked.includes(capability));

  it.each(asked)('%s ends before API Gateway gives up on it', (_, { properties }) => {
    expect(properties['Timeout']).toBeLessThan(30);
  });

  it('begin links of advocates with the short domain that the deployment names, else with the address of the API', () => {
    const base = (of: StackTemplate) =>
      functionsByCapability(of).get('referrals')?.variables['REFERRAL_LINK_BASE'];
    expect(base(template)).toBe('api');
    const short = 'https://go.shop.example/friends';
    expect(base(templateOf('prod', { referralLinkBase: short }))).toBe(short);
  });

  it('lets API Gateway wait no longer for the authorizer than it does', () => {
    expect(functions.get('access')?.properties['Timeout']).toBeLessThanOrEqual(10);
  });

  it('reserves concurrency for none, so that they share what the account has', () => {
    for (const { properties } of functions.values()) {
      expect(properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });
});

/** Variables as a deployment sets them: a queue's reference is its address, that of others their name. */
function deployedVariables(
  { Resources }: StackTemplate,
  variables: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      if (typeof value === 'string') return [name, value];
      const { Ref: logicalId } = value as { readonly Ref?: string };
      // What is joined of several parts is the address of the API.
      if (logicalId === undefined) return [name, 'https://abc123.execute-api.eu-west-1.amazonaws.com/'];
      const isQueue = Resources[logicalId]?.Type === 'AWS::SQS::Queue';
      return [name, isQueue ? `https://sqs.eu-west-1.amazonaws.com/123456789012/${logicalId}` : logicalId];
    }),
  );
}
