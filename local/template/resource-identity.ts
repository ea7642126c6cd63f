import { StartError } from '../start-error.ts';
import { createResolver, type Resolve, type ResourceValues } from './intrinsics.ts';
import { accountId, localArn, region } from './local-account.ts';
import { describeResource, type StackTemplate, type TemplateResource } from './template.ts';

/** Addresses that exist only once the local servers listen. */
export type LocalAddresses = {
  /** Base address of the HTTP API, without a trailing slash. */
  readonly gatewayUrl: string;
  /** Base address of the queue, bus, bucket and function endpoints. */
  readonly servicesUrl: string;
};

type Identity = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> };
type IdentityOf = (name: string, addresses: LocalAddresses) => Identity;

/** Property that carries the physical name, when the template gives one. */
const nameProperties: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SSM::Parameter': 'Name',
  'AWS::IAM::Role': 'RoleName',
};

const table: IdentityOf = (name) => ({
  ref: name,
  attributes: { Arn: localArn('dynamodb', `table/${name}`), TableId: name },
});

/** What `Ref` and `Fn::GetAtt` of each resource type give, as the CloudFormation reference documents them. */
const identities: Record<string, IdentityOf> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': (name) => ({
    ref: name,
    attributes: { Arn: localArn('lambda', `function:${name}`) },
  }),
  'AWS::SQS::Queue': (name, { servicesUrl }) => {
    const url = `${servicesUrl}/${accountId}/${name}`;
    return { ref: url, attributes: { Arn: localArn('sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::S3::Bucket': (name) => ({
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      // For a distribution alone, which reads here from files: SDKs have an address of their own.
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  }),
  'AWS::CloudFront::Distribution': (name) => ({
    ref: name,
    attributes: { Id: name, DomainName: `${name.toLowerCase()}.cloudfront.net` },
  }),
  'AWS::CloudFront::Function': (name) => ({
    ref: name,
    attributes: { FunctionARN: `arn:aws:cloudfront::${accountId}:function/${name}` },
  }),
  'AWS::CloudFront::OriginAccessControl': (name) => ({ ref: name, attributes: { Id: name } }),
  'AWS::Events::EventBus': (name) => ({
    ref: name,
    attributes: { Arn: localArn('events', `event-bus/${name}`), Name: name },
  }),
  'AWS::Events::Rule': (name) => ({ ref: name, attributes: { Arn: localArn('events', `rule/${name}`) } }),
  'AWS::Events::Archive': (name) => ({
    ref: name,
    attributes: { Arn: localArn('events', `archive/${name}`) },
  }),
  'AWS::Scheduler::Schedule': (name) => ({
    ref: name,
    attributes: { Arn: localArn('scheduler', `schedule/default/${name}`) },
  }),
  'AWS::ApiGatewayV2::Api': (name, { gatewayUrl }) => ({
    ref: name.toLowerCase(),
    attributes: { ApiId: name.toLowerCase(), ApiEndpoint: gatewayUrl },
  }),
  'AWS::ApiGatewayV2::Authorizer': (name) => ({ ref: name, attributes: { AuthorizerId: name } }),
  'AWS::ApiGatewayV2::Integration': (name) => ({ ref: name, attributes: { IntegrationId: name } }),
  'AWS::Logs::LogGroup': (name) => ({
    ref: name,
    attributes: { Arn: `${localArn('logs', `log-group:${name}`)}:*` },
  }),
  'AWS::SES::ConfigurationSet': (name) => ({ ref: name, attributes: {} }),
  // Its local provider is the issuer on the gateway's port; see local/issuer.
  'AWS::Cognito::UserPool': (name, { gatewayUrl }) => ({
    ref: name,
    attributes: {
      Arn: localArn('cognito-idp', `userpool/${name}`),
      ProviderName: `${gatewayUrl.replace('http://', '')}/issuer`,
      ProviderURL: `${gatewayUrl}/issuer`,
    },
  }),
  'AWS::SNS::Topic': (name) => ({
    ref: localArn('sns', name),
    attributes: { TopicArn: localArn('sns', name), TopicName: name },
  }),
  'AWS::IAM::Role': (name) => ({
    ref: name,
    attributes: { Arn: `arn:aws:iam::${accountId}:role/${name}`, RoleId: name },
  }),
  'AWS::KMS::Key': (name) => ({
    ref: name,
    attributes: { Arn: localArn('kms', `key/${name}`), KeyId: name },
  }),
  'AWS::CloudWatch::Alarm': (name) => ({
    ref: name,
    attributes: { Arn: localArn('cloudwatch', `alarm:${name}`) },
  }),
  'AWS::EventSchemas::Registry': (name) => ({
    ref: name,
    attributes: { RegistryName: name, RegistryArn: localArn('schemas', `registry/${name}`) },
  }),
};

export type ResourceNames = ResourceValues & {
  /** Physical name of a resource: the template's own, or `<stack>-<logical id>`; the same at every start. */
  physicalName(resource: TemplateResource): string;
  resolver(stackName: string): Resolve;
  /** Names the stream of a table, known only once the engine has made the table. */
  setStreamArn(resource: TemplateResource, streamArn: string): void;
};

/**
 * Gives every resource of the stacks its local name, ARN and address.
 * @throws StartError where the template refers to something that does not exist or has no local value
 */
export function createResourceNames(
  stacks: readonly StackTemplate[],
  addresses: LocalAddresses,
): ResourceNames {
  const streamArns = new Map<TemplateResource, string>();
  const byName = new Map(stacks.map((stack) => [stack.stackName, stack]));
  const resolvers = new Map<string, Resolve>();

  function resolver(stackName: string): Resolve {
    const known = resolvers.get(stackName);
    if (known !== undefined) return known;
    const stack = byName.get(stackName);
    if (stack === undefined) throw new Error(`There is no stack ${stackName}`);
    const resolve = createResolver(stack, names);
    const withLocalApi: Resolve = (value) => replaceApiAddress(resolve(value), addresses.gatewayUrl);
    resolvers.set(stackName, withLocalApi);
    return withLocalApi;
  }

  function find(stackName: string, logicalId: string): TemplateResource {
    const resource = byName.get(stackName)?.resources.get(logicalId);
    if (resource !== undefined) return resource;
    throw new StartError(
      `The template of stack "${stackName}" refers to "${logicalId}", which it does not contain.`,
      'Synthesize it again; if that does not help, look for the id in the CDK app.',
    );
  }

  function physicalName(resource: TemplateResource): string {
    const given = resource.properties[nameProperties[resource.type] ?? ''];
    if (given !== undefined) return String(resolver(resource.stackName)(given));
    const name = `${resource.stackName}-${resource.logicalId}`;
    return resource.type === 'AWS::S3::Bucket' ? name.toLowerCase().slice(0, 63) : name;
  }

  function identify(resource: TemplateResource): Identity {
    const identityOf = identities[resource.type];
    const name = physicalName(resource);
    return identityOf === undefined ? { ref: name, attributes: {} } : identityOf(name, addresses);
  }

  const names: ResourceNames = {
    physicalName,
    resolver,
    setStreamArn: (resource, streamArn) => {
      streamArns.set(resource, streamArn);
    },
    ref: (stackName, logicalId) => identify(find(stackName, logicalId)).ref,
    attribute: (stackName, logicalId, attribute) => {
      const resource = find(stackName, logicalId);
      const value =
        attribute === 'StreamArn' ? streamArns.get(resource) : identify(resource).attributes[attribute];
      if (value !== undefined) return value;
      throw new StartError(
        `The template reads the attribute ${attribute} of ${describeResource(resource)}, which has no local value.`,
        'Add it to local/template/resource-identity.ts.',
      );
    },
    exported: (exportName) => findExport(stacks, resolver, exportName),
  };
  return names;
}

function findExport(
  stacks: readonly StackTemplate[],
  resolver: (stackName: string) => Resolve,
  exportName: string,
): unknown {
  for (const stack of stacks) {
    const resolve = resolver(stack.stackName);
    for (const output of stack.outputs.values()) {
      if (output.exportName !== undefined && resolve(output.exportName) === exportName) {
        return resolve(output.value);
      }
    }
  }
  throw new StartError(
    `A stack imports "${exportName}", which no stack of the app exports.`,
    'Look for the export name in the CDK app.',
  );
}

/**
 * The CDK joins an API's public address from its id (`https://<id>.execute-api.<region>.amazonaws.com`), and that of a
 * distribution from its domain. Whoever reads one here must reach the local gateway, which is both.
 */
function replaceApiAddress(value: unknown, gatewayUrl: string): unknown {
  if (typeof value === 'string') return value.replace(publicApiAddress, gatewayUrl);
  if (Array.isArray(value)) return value.map((item) => replaceApiAddress(item, gatewayUrl));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replaceApiAddress(item, gatewayUrl)]),
  );
}

const publicApiAddress = new RegExp(
  `https://[a-z0-9-]+\\.(?:execute-api\\.${region}\\.amazonaws\\.com|cloudfront\\.net)`,
);
