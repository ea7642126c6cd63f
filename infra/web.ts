import { join } from 'node:path';
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IOrigin,
  type IResponseHeadersPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { CheckoutApi } from './api/checkout-api.ts';
import { repositoryRoot } from './bundling.ts';
import type { ServiceContext } from './service-function.ts';
import type { StageSettings } from './stages.ts';
import { Publisher } from './web/publisher.ts';
import { ConsoleHeaders, StorefrontHeaders } from './web/response-headers.ts';
import { SiteBucket } from './web/site-bucket.ts';

export interface WebProps extends ServiceContext {
  readonly api: CheckoutApi;
  /** Whom the console asks who somebody is, as `https://…` without a path; none where that is this origin. */
  readonly issuerOrigins: readonly string[];
}

/**
 * One origin for people: the console at `/console/`, the storefront's scripts at `/storefront/`, and the API at every other path, so
 * that the console calls its own origin and needs no permission to.
 */
export class Web extends Construct {
  readonly distribution: Distribution;
  /** `https://…`, without a slash at its end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: WebProps) {
    super(scope, id);
    const { api, settings, issuerOrigins } = props;
    const bucket = new SiteBucket(this, 'Site');
    new Publisher(this, 'Publisher', props, bucket);
    const site = S3BucketOrigin.withOriginAccessControl(bucket as IBucket, {
      // Who may not list is told of a file that is not there that it is forbidden.
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      originId: 'site',
    });
    const consolePages: BehaviorOptions = {
      ...filesOf(site, new ConsoleHeaders(this, 'ConsoleHeaders', issuerOrigins)),
      functionAssociations: [
        { eventType: FunctionEventType.VIEWER_REQUEST, function: deepLinks(this, 'DeepLinks') },
      ],
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${Stack.of(this).stackName}: console, storefront and API`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Of North America and Europe; people elsewhere are served from there, at a quarter of a second more for the first page.
      priceClass: PriceClass.PRICE_CLASS_100,
      ...domainOf(this, settings),
      defaultBehavior: {
        origin: new HttpOrigin(api.domainName, { originId: 'api', readTimeout: Duration.seconds(30) }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      },
      additionalBehaviors: {
        '/console': consolePages,
        '/console/*': consolePages,
        '/storefront/*': filesOf(site, new StorefrontHeaders(this, 'StorefrontHeaders')),
      },
    });
    acknowledge(this.distribution, settings);
    this.url = `https://${settings.web?.domain ?? this.distribution.distributionDomainName}`;
  }
}

const filesOf = (origin: IOrigin, responseHeadersPolicy: IResponseHeadersPolicy): BehaviorOptions => ({
  origin,
  responseHeadersPolicy,
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  // As long as each file says. What people may keep for minutes the edge keeps for minutes, so nothing is ever invalidated.
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  compress: true,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
});

function deepLinks(scope: Construct, id: string): EdgeFunction {
  return new EdgeFunction(scope, id, {
    comment: 'Every address of the console is answered with its one page.',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromFile({ filePath: join(repositoryRoot, 'infra/web/deep-links.js') }),
  });
}

function domainOf(scope: Construct, { web }: StageSettings): Partial<DistributionProps> {
  if (web === null) return {};
  return {
    domainNames: [web.domain],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', web.certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}

function acknowledge(distribution: Distribution, { web }: StageSettings): void {
  const reasons = {
    CFR1: 'A shop has customers where it ships to, which it knows and this stack does not.',
    CFR2: 'A firewall costs more a month than a small program in all; throttles of every route limit what callers may ask.',
    CFR3: 'Its log would keep the addresses of people. Calls are in the log of the API, without them.',
    // Only a domain of the shop's own can ask for more: of cloudfront.net, CloudFront itself decides.
    ...(web === null
      ? {
          CFR4: 'Without a domain of its own it has the certificate of CloudFront, whose oldest TLS is not ours to choose.',
        }
      : {}),
  };
  for (const [rule, reason] of Object.entries(reasons)) {
    Validations.of(distribution).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  }
}
