import { Duration, Stack } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { consolePolicy, SCRIPT_POLICY } from './content-security.ts';

/** Two years, as browsers ask of whoever wants to be in their lists. */
const HSTS = { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true };

/** What no page of ours does, and so no script in it may. */
const PERMISSIONS =
  'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()';

const common = {
  contentTypeOptions: { override: true },
  strictTransportSecurity: HSTS,
};

/** Of the console. Another site learns from a link that somebody followed at most where it is, and never which member. */
export class ConsoleHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, issuerOrigins: readonly string[]) {
    super(scope, id, {
      responseHeadersPolicyName: nameOf(scope, 'console'),
      comment: 'The console: its own scripts and styles, its own API, and who signs people in.',
      securityHeadersBehavior: {
        ...common,
        contentSecurityPolicy: { contentSecurityPolicy: consolePolicy(issuerOrigins), override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
          { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
          { header: 'permissions-policy', value: PERMISSIONS, override: true },
        ],
      },
    });
  }
}

/** Of what shops' pages load, from whatever origin they are. */
export class StorefrontHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      responseHeadersPolicyName: nameOf(scope, 'storefront'),
      comment: "The storefront's scripts: for every shop's pages.",
      corsBehavior: {
        accessControlAllowCredentials: false,
        accessControlAllowHeaders: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowOrigins: ['*'],
        accessControlMaxAge: Duration.days(1),
        originOverride: true,
      },
      securityHeadersBehavior: {
        ...common,
        contentSecurityPolicy: { contentSecurityPolicy: SCRIPT_POLICY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'cross-origin-resource-policy', value: 'cross-origin', override: true }],
      },
    });
  }
}

/** With the region in it: such policies are of the whole account, and a stage may be in two regions. */
function nameOf(scope: Construct, face: string): string {
  const { stackName, region } = Stack.of(scope);
  return `${stackName}-${region}-${face}`;
}
