import { App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/app.ts';
import { STAGES } from '../../infra/stages.ts';
import { WITHOUT_BUNDLES } from './synthesized-stack.ts';

const findings = (app: App, checks = new AwsSolutionsChecks(app)): readonly string[] =>
  checks
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    );

interface Acknowledged {
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

function acknowledgments(app: App): readonly Acknowledged[] {
  return app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([rule, reason]) => ({
          path: construct.node.path,
          rule,
          reason,
        })),
      ),
  );
}

describe("cdk-nag's AwsSolutions", () => {
  it.each(Object.keys(STAGES))('find nothing in %s that is not acknowledged with a reason', (stage) => {
    expect(findings(buildApp({ stage, context: WITHOUT_BUNDLES }))).toEqual([]);
  });

  it('are acknowledged in these places only, each with a sentence', () => {
    const found = acknowledgments(buildApp({ stage: 'dev', context: WITHOUT_BUNDLES }));
    expect(found.map(({ reason }) => reason)).toEqual(
      found.map(() => expect.stringMatching(/^[A-Z].{30,}\.$/)),
    );
    const rules = found.map(
      ({ path, rule }) => `${path.replace('Perennial-dev/', '')} ${rule.split('::').slice(1).join('::')}`,
    );
    expect(rules.sort()).toEqual([
      'Access/Role AwsSolutions-IAM5[Resource::*]',
      'Accounts/Role AwsSolutions-IAM5[Resource::*]',
      'CheckoutApi/Api/GET--docs AwsSolutions-APIG4',
      'CheckoutApi/Api/GET--r--{code} AwsSolutions-APIG4',
      'CheckoutApi/Api/GET--r--{code}--qr AwsSolutions-APIG4',
      'CheckoutApi/Api/GET--s--{token} AwsSolutions-APIG4',
      'CheckoutApi/Api/GET--stop--{token} AwsSolutions-APIG4',
      'CheckoutApi/Api/GET--v1--openapi.json AwsSolutions-APIG4',
      'CheckoutApi/Api/GET--v1--referral-codes--{code} AwsSolutions-APIG4',
      'CheckoutApi/Api/GET--v1--sign-in AwsSolutions-APIG4',
      'CheckoutApi/Api/HEAD--r--{code} AwsSolutions-APIG4',
      'CheckoutApi/Api/POST--s--{token} AwsSolutions-APIG4',
      'CheckoutApi/Api/POST--stop--{token} AwsSolutions-APIG4',
      'CheckoutApi/Api/POST--v1--platforms--shopify--webhooks AwsSolutions-APIG4',
      'CheckoutApi/Api/POST--v1--platforms--woocommerce--webhooks AwsSolutions-APIG4',
      'Contributions/Role AwsSolutions-IAM5[Resource::*]',
      'Coupons/Role AwsSolutions-IAM5[Resource::*]',
      'Courier/Role AwsSolutions-IAM5[Resource::*]',
      'Delivery AwsSolutions-IAM5[Resource::*]',
      'Delivery/Role AwsSolutions-IAM5[Resource::*]',
      'Documents/Role AwsSolutions-IAM5[Resource::*]',
      'Figures AwsSolutions-IAM5[Resource::<StateLakeF2B4CEDE.Arn>/metrics/*]',
      'Figures/Role AwsSolutions-IAM5[Resource::*]',
      'Journeys/Role AwsSolutions-IAM5[Resource::*]',
      'Lake AwsSolutions-IAM5[Resource::<StateLakeF2B4CEDE.Arn>/raw/*]',
      'Lake/Role AwsSolutions-IAM5[Resource::*]',
      'Members/Role AwsSolutions-IAM5[Resource::*]',
      'Metrics AwsSolutions-IAM5[Resource::<StateLakeF2B4CEDE.Arn>/curated/*]',
      'Metrics AwsSolutions-IAM5[Resource::<StateLakeF2B4CEDE.Arn>/imported/*]',
      'Metrics AwsSolutions-IAM5[Resource::<StateLakeF2B4CEDE.Arn>/metrics/*]',
      'Metrics AwsSolutions-IAM5[Resource::<StateLakeF2B4CEDE.Arn>/raw/*]',
      'Metrics/Role AwsSolutions-IAM5[Resource::*]',
      'Orders/Role AwsSolutions-IAM5[Resource::*]',
      'Platforms/Role AwsSolutions-IAM5[Resource::*]',
      'Programs/Role AwsSolutions-IAM5[Resource::*]',
      'Reconciliation/Role AwsSolutions-IAM5[Resource::*]',
      'Redrives/Role AwsSolutions-IAM5[Resource::*]',
      'Referrals/Role AwsSolutions-IAM5[Resource::*]',
      'Relay AwsSolutions-IAM5[Resource::*]',
      'Relay/Role AwsSolutions-IAM5[Resource::*]',
      'Rewards/Role AwsSolutions-IAM5[Resource::*]',
      'SignIn/People AwsSolutions-COG2',
      'SignIn/People AwsSolutions-COG8',
      'Simulations/Role AwsSolutions-IAM5[Resource::*]',
      'SimulationsQueue AwsSolutions-SQS3',
      'Staff/Role AwsSolutions-IAM5[Resource::*]',
      'State/DeadLetters AwsSolutions-SQS3',
      'State/Lake AwsSolutions-S1',
      'Surveys/Role AwsSolutions-IAM5[Resource::*]',
      'Web/Distribution AwsSolutions-CFR1',
      'Web/Distribution AwsSolutions-CFR2',
      'Web/Distribution AwsSolutions-CFR3',
      'Web/Distribution AwsSolutions-CFR4',
      'Web/Publisher AwsSolutions-IAM5[Resource::<WebSiteD504717C.Arn>/*]',
      'Web/Site AwsSolutions-S1',
      'Webhooks/Role AwsSolutions-IAM5[Resource::*]',
    ]);
  });

  it('are acknowledged nowhere in vain', () => {
    const app = buildApp({ stage: 'prod', context: WITHOUT_BUNDLES });
    const unforgiving = new AwsSolutionsChecks(app);
    Reflect.set(unforgiving, 'isAcknowledged', () => false);
    const all = findings(app, unforgiving);
    const inVain = acknowledgments(app).filter(
      ({ path, rule }) =>
        !all.some((finding) => finding.startsWith(`${rule.split('::').slice(1).join('::')} at ${path}/`)),
    );
    expect(inVain).toEqual([]);
  });

  it('do look: a queue without TLS and dead letters is found', () => {
    const app = new App();
    new Queue(new Stack(app, 'Careless'), 'Queue');
    expect(findings(app)).toEqual([
      'AwsSolutions-SQS3 at Careless/Queue/Resource',
      'AwsSolutions-SQS4 at Careless/Queue/Resource',
    ]);
  });
});
