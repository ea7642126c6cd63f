import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { consolePolicy } from '../../infra/web/content-security.ts';
import { onlyResource, resourcesOf, type Statement, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const config = onlyResource(template, 'AWS::CloudFront::Distribution')['DistributionConfig'] as Readonly<
  Record<string, unknown>
>;
const behaviors = config['CacheBehaviors'] as readonly Readonly<Record<string, unknown>>[];
const policies = resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy').map(
  ([logicalId, properties]) =>
    [logicalId, properties['ResponseHeadersPolicyConfig'] as Readonly<Record<string, unknown>>] as const,
);
const policyOf = (face: string) => policies.find(([logicalId]) => logicalId.startsWith(`Web${face}`))?.[1];
const [siteId, site] =
  resourcesOf(template, 'AWS::S3::Bucket').find(([logicalId]) => logicalId.startsWith('WebSite')) ?? [];

describe('the bucket of the pages', () => {
  it('is private, and read by this distribution alone', () => {
    expect(site).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: expect.anything(),
    });
    const policy = resourcesOf(template, 'AWS::S3::BucketPolicy').find(
      ([, { Bucket }]) => (Bucket as { Ref: string }).Ref === siteId,
    )?.[1]['PolicyDocument'] as { readonly Statement: readonly Readonly<Record<string, unknown>>[] };
    const allowed = policy.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: ['s3:GetObject', 's3:ListBucket'],
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ]);
    expect(onlyResource(template, 'AWS::CloudFront::OriginAccessControl')).toMatchObject({
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    });
  });

  it('goes with the stack in every stage, as nothing in it is the only copy', () => {
    expect(template.Resources[siteId ?? '']).toMatchObject({ DeletionPolicy: 'Delete' });
  });
});

describe('the distribution', () => {
  it('answers console and storefront from the bucket, and everything else by the API', () => {
    expect(behaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/console',
      '/console/*',
      '/storefront/*',
    ]);
    for (const behavior of behaviors) {
      expect(behavior).toMatchObject({
        AllowedMethods: ['GET', 'HEAD'],
        Compress: true,
        ViewerProtocolPolicy: 'redirect-to-https',
      });
    }
  });

  it('keeps no answer of the API, passes on all that a browser sends it but the host, and insists on TLS', () => {
    expect(config['DefaultCacheBehavior']).toMatchObject({
      AllowedMethods: expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
      // CachingDisabled and AllViewerExceptHostHeader, as AWS names its own policies.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ViewerProtocolPolicy: 'https-only',
    });
  });

  it('has the domain of the shop where the deployment names one, with a TLS of today', () => {
    expect(config).not.toHaveProperty('Aliases');
    const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/6f3a';
    const named = templateOf('prod', { webDomain: 'club.shop.example', webCertificate: certificate });
    expect(onlyResource(named, 'AWS::CloudFront::Distribution')['DistributionConfig']).toMatchObject({
      Aliases: ['club.shop.example'],
      ViewerCertificate: { AcmCertificateArn: certificate, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    expect(named.Outputs['ConsoleUrl']?.Value).toBe('https://club.shop.example/console/');
  });

  it.each([
    [{ webDomain: 'club.shop.example' }, /webCertificate=arn:aws:acm:us-east-1/],
    [{ webCertificate: 'arn:aws:acm:us-east-1:123456789012:certificate/6f3a' }, /webDomain=club/],
    [{ webDomain: 'https://club.shop.example' }, /must be a domain/],
    [{ webDomain: 'a.example', webCertificate: 'arn:aws:acm:eu-west-1:1:x' }, /us-east-1, where CloudFront/],
  ])('refuses %j, and says what is missing', (context, message) => {
    expect(() => templateOf('prod', context)).toThrow(message);
  });
});

describe('what browsers are told', () => {
  it.each([
    ['nobody signs in', { oidcIssuer: 'none' }, []],
    [
      'the shop has an issuer of its own',
      { oidcIssuer: 'https://login.shop.example/realm', oidcClientId: 'perennial' },
      ['https://login.shop.example'],
    ],
  ])('lets the console run its own scripts and styles alone: %s', (_, context, issuerOrigins) => {
    const headers = resourcesOf(templateOf('prod', context), 'AWS::CloudFront::ResponseHeadersPolicy').find(
      ([logicalId]) => logicalId.startsWith('WebConsole'),
    )?.[1]['ResponseHeadersPolicyConfig'];
    expect(headers).toMatchObject({
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: consolePolicy(issuerOrigins), Override: true },
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
      },
    });
  });

  it('names the issuer where people are signed in elsewhere, and nothing unsafe ever', () => {
    const policy = consolePolicy(['https://issuer.example']);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' https://issuer.example",
      "form-action 'self' https://issuer.example",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]);
    expect(policy).not.toMatch(/unsafe|\*|http:/);
  });

  it('lets pages of every origin load the storefront', () => {
    expect(policyOf('Storefront')).toMatchObject({
      CorsConfig: {
        AccessControlAllowOrigins: { Items: ['*'] },
        AccessControlAllowCredentials: false,
        OriginOverride: true,
      },
      CustomHeadersConfig: {
        Items: [{ Header: 'cross-origin-resource-policy', Value: 'cross-origin', Override: true }],
      },
    });
  });
});

describe('the function at the edge', () => {
  const code = readFileSync(new URL('../../infra/web/deep-links.js', import.meta.url), 'utf8');

  function answerTo(uri: string): unknown {
    const context = createContext({ event: { request: { method: 'GET', uri } } });
    return JSON.parse(String(runInContext(`${code}\nJSON.stringify(handler(event))`, context)));
  }

  it('is what is deployed, and within the 10 KB that CloudFront takes', () => {
    expect(onlyResource(template, 'AWS::CloudFront::Function')['FunctionCode']).toBe(code);
    expect(Buffer.byteLength(code)).toBeLessThan(10_240);
  });

  it.each([
    '/console/',
    '/console/members/mbr_1',
    '/console/rewards/ten.off',
    '/console/assets',
    '/console/..%2fx',
  ])('answers %s with the one page', (uri) => {
    expect(answerTo(uri)).toMatchObject({ uri: '/console/index.html' });
  });

  it.each(['/console/assets/main-ABCDEFGH.js', '/console/assets/x/../y'])('leaves the file %s', (uri) => {
    expect(answerTo(uri)).toMatchObject({ uri });
  });

  it('sends who leaves out the slash to where it is', () => {
    expect(answerTo('/console')).toMatchObject({
      statusCode: 301,
      headers: { location: { value: '/console/' } },
    });
  });
});

describe('the function that publishes', () => {
  const [, publish] =
    resourcesOf(template, 'AWS::Lambda::Function').find(([logicalId]) =>
      logicalId.startsWith('WebPublisher'),
    ) ?? [];

  it('may put, list and delete in its bucket, and nothing else', () => {
    const [, role = {}] =
      resourcesOf(template, 'AWS::IAM::Role').find(([logicalId]) => logicalId.startsWith('WebPublisher')) ??
      [];
    const policies = role['Policies'] as readonly {
      readonly PolicyDocument: { readonly Statement: readonly Statement[] };
    }[];
    expect(
      policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(({ Action }) => Action)),
    ).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:DeleteObject',
      's3:PutObject',
      's3:ListBucket',
    ]);
  });

  it('is called when a file changed, and given up after minutes and not after an hour', () => {
    const published = onlyResource(template, 'Custom::PublishedFaces');
    expect(published).toMatchObject({ Bucket: { Ref: siteId }, ServiceTimeout: '600' });
    expect(published['Faces']).toMatch(/^[0-9a-f]{64}$/);
    expect(publish).toMatchObject({ Runtime: 'nodejs24.x', Timeout: 120 });
  });
});
