import { z } from 'zod';
import { StartError } from '../start-error.ts';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { describeResource, type StackTemplate, type TemplateResource } from '../template/template.ts';
import { createEdgeFunction, type EdgeFunction } from './edge-function.ts';
import { type PathPattern, readPathPattern } from './path-pattern.ts';
import { openPublishedFiles, type PublishedFiles } from './published-files.ts';
import { managedPolicies, type PolicyHeader, policyProperties, readPolicy } from './response-policy.ts';

/** What answers the paths of one pattern. */
export type Behavior = {
  /** Undefined for the default behavior. */
  readonly pattern?: PathPattern;
  readonly allowedMethods: readonly string[];
  readonly compress: boolean;
  readonly edgeFunction?: EdgeFunction;
  readonly headers: readonly PolicyHeader[];
  /** Undefined where the origin is the HTTP API. */
  readonly files?: PublishedFiles;
};

const functionAssociation = z.strictObject({
  EventType: z.literal('viewer-request', 'only functions of viewer requests are known here'),
  FunctionARN: z.string(),
});
const behaviorProperties = z.strictObject({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  FunctionAssociations: z.array(functionAssociation).max(1).default([]),
  ResponseHeadersPolicyId: z.string().optional(),
  /** Nothing is cached here: every answer is as fresh as it can be. */
  CachePolicyId: z.string().optional(),
  /** The API gets all that the browser sends. */
  OriginRequestPolicyId: z.string().optional(),
  /** Whoever is on this machine comes without TLS. */
  ViewerProtocolPolicy: z.string(),
});
type BehaviorProperties = z.infer<typeof behaviorProperties>;
const distributionProperties = z.object({
  DistributionConfig: z.strictObject({
    DefaultCacheBehavior: behaviorProperties,
    CacheBehaviors: z.array(behaviorProperties.extend({ PathPattern: z.string() })).default([]),
    Origins: z.array(
      z.object({ Id: z.string(), DomainName: z.string(), S3OriginConfig: z.unknown().optional() }),
    ),
    Enabled: z.literal(true),
    Aliases: z.unknown().optional(),
    Comment: z.unknown().optional(),
    HttpVersion: z.unknown().optional(),
    IPV6Enabled: z.unknown().optional(),
    PriceClass: z.unknown().optional(),
    ViewerCertificate: z.unknown().optional(),
  }),
});
const functionProperties = z.object({
  FunctionCode: z.string(),
  FunctionConfig: z.object({ Runtime: z.literal('cloudfront-js-2.0') }),
});
const publishedProperties = z.object({ Bucket: z.string(), Faces: z.string() });

/**
 * Reads the distribution of the stacks: what it answers by itself, from files, and with which headers.
 * @returns its behaviors in the order in which they are tried, the default one last; none for stacks without a distribution
 * @throws StartError for a second distribution, and for anything that a behavior names and that is not there
 */
export function readDistribution(
  catalog: ResourceCatalog,
  stacks: readonly StackTemplate[],
): readonly Behavior[] {
  const [distribution, second] = catalog.ofType('AWS::CloudFront::Distribution');
  if (distribution === undefined) return [];
  if (second !== undefined) {
    throw new StartError(
      `The app has two distributions (${distribution.logicalId}, ${second.logicalId}); here is one port.`,
      'Merge them, or teach local/distribution a second port.',
    );
  }
  const { DistributionConfig: config } = catalog.read(distribution, distributionProperties);
  const named: Named = {
    distribution,
    functions: readFunctions(catalog),
    policies: readPolicies(catalog),
    origins: readOrigins(config.Origins, readSites(catalog, stacks)),
  };
  return [
    ...config.CacheBehaviors.map(({ PathPattern: pattern, ...rest }) => ({
      pattern: readPathPattern(pattern),
      ...toBehavior(rest, named),
    })),
    toBehavior(config.DefaultCacheBehavior, named),
  ];
}

type Named = {
  readonly distribution: TemplateResource;
  readonly functions: ReadonlyMap<string, EdgeFunction>;
  readonly policies: ReadonlyMap<string, readonly PolicyHeader[]>;
  /** Null: the HTTP API. */
  readonly origins: ReadonlyMap<string, PublishedFiles | null>;
};

function toBehavior(properties: BehaviorProperties, named: Named): Behavior {
  const { ResponseHeadersPolicyId: policy, FunctionAssociations, TargetOriginId } = properties;
  const [association] = FunctionAssociations;
  const files = find(named, named.origins, TargetOriginId);
  return {
    allowedMethods: properties.AllowedMethods,
    compress: properties.Compress,
    headers: policy === undefined ? [] : find(named, named.policies, policy),
    ...(association === undefined
      ? {}
      : { edgeFunction: find(named, named.functions, association.FunctionARN) }),
    ...(files === null ? {} : { files }),
  };
}

function find<T>({ distribution }: Named, among: ReadonlyMap<string, T>, name: string): T {
  const found = among.get(name);
  if (found !== undefined) return found;
  throw new StartError(
    `${describeResource(distribution)} refers to ${name}, which the app does not contain.`,
    'Synthesize it again; a policy of CloudFront’s own belongs into local/distribution/response-policy.ts.',
  );
}

function readFunctions(catalog: ResourceCatalog): Map<string, EdgeFunction> {
  return new Map(
    catalog.ofType('AWS::CloudFront::Function').map((resource) => {
      const { FunctionCode: code } = catalog.read(resource, functionProperties);
      const arn = catalog.names.attribute(resource.stackName, resource.logicalId, 'FunctionARN');
      return [arn, createEdgeFunction(code, resource.logicalId)];
    }),
  );
}

function readPolicies(catalog: ResourceCatalog): Map<string, readonly PolicyHeader[]> {
  const own = catalog
    .ofType('AWS::CloudFront::ResponseHeadersPolicy')
    .map((resource): [string, readonly PolicyHeader[]] => [
      catalog.names.ref(resource.stackName, resource.logicalId),
      readPolicy(catalog.read(resource, policyProperties)),
    ]);
  return new Map([...managedPolicies, ...own]);
}

/** The files of each bucket that the deployment publishes into. */
function readSites(catalog: ResourceCatalog, stacks: readonly StackTemplate[]): Map<string, PublishedFiles> {
  return new Map(
    catalog.ofType('Custom::PublishedFaces').map((resource) => {
      const { Bucket, Faces } = catalog.read(resource, publishedProperties);
      const stack = stacks.find(({ stackName }) => stackName === resource.stackName);
      const folder = stack?.assetPaths.get(`${Faces}.zip`);
      if (folder === undefined) {
        throw new StartError(
          `The files of ${describeResource(resource)} (asset ${Faces}) are not in the synthesized output.`,
          'Synthesize again with `npm run synth` and look for bundling errors.',
        );
      }
      return [Bucket, openPublishedFiles(folder)];
    }),
  );
}

/** `<bucket>.s3.<region>.amazonaws.com` is a bucket; everything else is the one API that there is. */
function readOrigins(
  origins: readonly { Id: string; DomainName: string; S3OriginConfig?: unknown }[],
  sites: ReadonlyMap<string, PublishedFiles>,
): Map<string, PublishedFiles | null> {
  return new Map(
    origins.map(({ Id, DomainName, S3OriginConfig }) => {
      if (S3OriginConfig === undefined) return [Id, null];
      const files = sites.get(DomainName.split('.')[0] ?? '');
      if (files !== undefined) return [Id, files];
      throw new StartError(
        `The origin ${DomainName} is a bucket that nothing is published into.`,
        'Publish files into it in the CDK app, or teach local/distribution to read the bucket.',
      );
    }),
  );
}
