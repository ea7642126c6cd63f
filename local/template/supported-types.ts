/** A property is either used by the local runner, or has no behavior on one machine for the reason given. */
export type PropertySupport = 'used' | { readonly inert: string };
export type TypeSupport =
  | { readonly runs: Readonly<Record<string, PropertySupport>> }
  | { readonly inert: string };

const label: PropertySupport = { inert: 'a label without behavior' };
const backup: PropertySupport = { inert: 'backups are copies of the data folder here' };
const encryption: PropertySupport = { inert: 'the data folder is as private as its file system' };
const permission: PropertySupport = { inert: 'every local caller has every permission' };

const tableProperties: Record<string, PropertySupport> = {
  TableName: 'used',
  KeySchema: 'used',
  AttributeDefinitions: 'used',
  GlobalSecondaryIndexes: 'used',
  LocalSecondaryIndexes: 'used',
  StreamSpecification: 'used',
  TimeToLiveSpecification: 'used',
  DeletionProtectionEnabled: 'used',
  BillingMode: { inert: 'the engine has no capacity to buy' },
  PointInTimeRecoverySpecification: backup,
  SSESpecification: encryption,
  Tags: label,
  ContributorInsightsSpecification: { inert: 'a metric' },
  TableClass: { inert: 'a price' },
};

/**
 * Every resource type and property that may stand in the template. Whatever is not here stops the start with
 * an error: a type or property that is silently skipped would be a difference between the stack that runs
 * here and the one that deploys.
 */
export const supportedTypes: Readonly<Record<string, TypeSupport>> = {
  'AWS::DynamoDB::Table': { runs: tableProperties },
  'AWS::DynamoDB::GlobalTable': {
    runs: {
      ...tableProperties,
      Replicas: 'used',
      WriteOnDemandThroughputSettings: { inert: 'the engine has no capacity to limit' },
    },
  },
  'AWS::Lambda::Function': {
    runs: {
      FunctionName: 'used',
      Code: 'used',
      Handler: 'used',
      Runtime: 'used',
      Environment: 'used',
      Timeout: 'used',
      MemorySize: 'used',
      EphemeralStorage: { inert: 'the folder for temporary files is that of this machine' },
      PackageType: 'used',
      Role: permission,
      Architectures: {
        inert: 'the bundle is plain JavaScript; beside one that needs machine code lies that of this machine',
      },
      Description: label,
      Tags: label,
      TracingConfig: { inert: 'there is no X-Ray here' },
      LoggingConfig: 'used',
      ReservedConcurrentExecutions: { inert: 'one worker runs all invocations of a function' },
      KmsKeyArn: encryption,
      DeadLetterConfig: 'used',
      RecursiveLoop: { inert: 'a safety net of the service' },
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    runs: {
      FunctionName: 'used',
      Qualifier: { inert: 'there is one version of each function' },
      MaximumRetryAttempts: 'used',
      MaximumEventAgeInSeconds: 'used',
      DestinationConfig: 'used',
    },
  },
  'AWS::Lambda::EventSourceMapping': {
    runs: {
      EventSourceArn: 'used',
      FunctionName: 'used',
      BatchSize: 'used',
      BisectBatchOnFunctionError: 'used',
      DestinationConfig: 'used',
      Enabled: 'used',
      FilterCriteria: 'used',
      FunctionResponseTypes: 'used',
      MaximumBatchingWindowInSeconds: 'used',
      MaximumRecordAgeInSeconds: 'used',
      MaximumRetryAttempts: 'used',
      StartingPosition: 'used',
      ParallelizationFactor: {
        inert: 'it raises throughput and keeps the order per key; one batch runs at a time',
      },
      ScalingConfig: 'used',
      MetricsConfig: { inert: 'a metric' },
      Tags: label,
    },
  },
  'AWS::SQS::Queue': {
    runs: {
      QueueName: 'used',
      VisibilityTimeout: 'used',
      RedrivePolicy: 'used',
      DelaySeconds: 'used',
      MessageRetentionPeriod: 'used',
      ReceiveMessageWaitTimeSeconds: 'used',
      MaximumMessageSize: 'used',
      RedriveAllowPolicy: permission,
      KmsMasterKeyId: encryption,
      KmsDataKeyReusePeriodSeconds: encryption,
      SqsManagedSseEnabled: encryption,
      Tags: label,
    },
  },
  'AWS::S3::Bucket': {
    runs: {
      BucketName: 'used',
      BucketEncryption: encryption,
      PublicAccessBlockConfiguration: permission,
      OwnershipControls: permission,
      VersioningConfiguration: { inert: 'only the current version is kept here' },
      LifecycleConfiguration: { inert: 'a cost setting; objects stay until deleted' },
      LoggingConfiguration: { inert: 'there is no access log of objects here' },
      IntelligentTieringConfigurations: { inert: 'a price' },
      Tags: label,
    },
  },
  'AWS::Events::EventBus': {
    runs: {
      Name: 'used',
      Description: label,
      KmsKeyIdentifier: encryption,
      Tags: label,
      DeadLetterConfig: { inert: 'it is for a failing customer key' },
      LogConfig: { inert: 'every event is in the data folder, see events/' },
      EventSourceName: 'used',
    },
  },
  'AWS::Events::Rule': {
    runs: {
      Name: 'used',
      Description: label,
      EventBusName: 'used',
      EventPattern: 'used',
      ScheduleExpression: 'used',
      State: 'used',
      Targets: 'used',
      RoleArn: permission,
    },
  },
  'AWS::Scheduler::Schedule': {
    runs: {
      Name: 'used',
      Description: label,
      ScheduleExpression: 'used',
      ScheduleExpressionTimezone: 'used',
      State: 'used',
      Target: 'used',
      FlexibleTimeWindow: { inert: 'it only spreads load' },
      KmsKeyArn: encryption,
    },
  },
  'AWS::ApiGatewayV2::Api': {
    runs: {
      Name: label,
      ProtocolType: 'used',
      CorsConfiguration: 'used',
      Description: label,
      Tags: label,
      DisableExecuteApiEndpoint: { inert: 'this machine has no other address' },
      IpAddressType: { inert: 'this machine has a loopback address' },
    },
  },
  'AWS::ApiGatewayV2::Route': {
    runs: {
      ApiId: 'used',
      RouteKey: 'used',
      Target: 'used',
      AuthorizationType: 'used',
      AuthorizerId: 'used',
      OperationName: label,
    },
  },
  'AWS::ApiGatewayV2::Integration': {
    runs: {
      ApiId: 'used',
      IntegrationType: 'used',
      IntegrationUri: 'used',
      PayloadFormatVersion: 'used',
      TimeoutInMillis: 'used',
      IntegrationMethod: { inert: 'a function is always invoked by POST' },
      CredentialsArn: permission,
      Description: label,
    },
  },
  'AWS::ApiGatewayV2::Authorizer': {
    runs: {
      ApiId: 'used',
      AuthorizerType: 'used',
      AuthorizerUri: 'used',
      AuthorizerPayloadFormatVersion: 'used',
      EnableSimpleResponses: 'used',
      IdentitySource: 'used',
      AuthorizerResultTtlInSeconds: 'used',
      AuthorizerCredentialsArn: permission,
      Name: label,
    },
  },
  'AWS::ApiGatewayV2::Stage': {
    runs: {
      ApiId: 'used',
      StageName: 'used',
      DefaultRouteSettings: 'used',
      RouteSettings: 'used',
      AccessLogSettings: 'used',
      StageVariables: 'used',
      AutoDeploy: { inert: 'each start deploys' },
      Description: label,
      Tags: label,
    },
  },
  'AWS::ApiGatewayV2::Deployment': { inert: 'each start deploys' },
  'AWS::CloudFront::Distribution': { runs: { DistributionConfig: 'used', Tags: label } },
  'AWS::CloudFront::Function': {
    runs: {
      Name: label,
      FunctionCode: 'used',
      FunctionConfig: 'used',
      AutoPublish: { inert: 'there is one version of each function' },
    },
  },
  'AWS::CloudFront::ResponseHeadersPolicy': { runs: { ResponseHeadersPolicyConfig: 'used' } },
  'AWS::CloudFront::OriginAccessControl': { inert: 'the files are read from the synthesized folder' },
  'Custom::PublishedFaces': {
    runs: {
      Faces: 'used',
      Bucket: 'used',
      ServiceToken: { inert: 'files are served from the synthesized folder; tests invoke the function' },
      ServiceTimeout: { inert: 'nothing is deployed here' },
    },
  },
  'AWS::SSM::Parameter': {
    runs: { Name: 'used', Type: 'used', Value: 'used', Description: label, Tags: label },
  },
  'AWS::Cognito::UserPool': { inert: 'the issuer at /issuer signs people in here, without passwords' },
  'AWS::Cognito::UserPoolDomain': { inert: 'the pages of the issuer at /issuer are on this port' },
  'AWS::Cognito::UserPoolGroup': { inert: 'the issuer at /issuer has somebody ready for each role' },
  'AWS::Cognito::UserPoolClient': {
    runs: {
      UserPoolId: 'used',
      CallbackURLs: 'used',
      ClientName: label,
      GenerateSecret: { inert: 'the issuer at /issuer knows public clients alone' },
      AllowedOAuthFlows: { inert: 'the issuer at /issuer knows codes alone' },
      AllowedOAuthFlowsUserPoolClient: { inert: 'the issuer at /issuer knows codes alone' },
      AllowedOAuthScopes: { inert: 'the issuer at /issuer knows openid, profile and email' },
      ExplicitAuthFlows: { inert: 'nobody has a password here' },
      LogoutURLs: { inert: 'they are those of signing in' },
      SupportedIdentityProviders: { inert: 'the issuer at /issuer is the only one here' },
      PreventUserExistenceErrors: { inert: 'whoever exists here stands on the page' },
      EnableTokenRevocation: { inert: 'the issuer at /issuer always offers it' },
      IdTokenValidity: { inert: 'the issuer at /issuer has the same, see local/issuer/provider.ts' },
      AccessTokenValidity: { inert: 'the issuer at /issuer has the same, see local/issuer/provider.ts' },
      RefreshTokenValidity: { inert: 'the issuer at /issuer has the same, see local/issuer/provider.ts' },
      TokenValidityUnits: { inert: 'the issuer at /issuer has the same, see local/issuer/provider.ts' },
    },
  },
  'AWS::SES::ConfigurationSet': {
    runs: {
      Name: 'used',
      DeliveryOptions: { inert: 'no e-mail leaves this machine' },
      ReputationOptions: { inert: 'a metric' },
      SendingOptions: { inert: 'no e-mail leaves this machine' },
      SuppressionOptions: { inert: 'no e-mail leaves this machine' },
      TrackingOptions: { inert: 'no e-mail leaves this machine' },
      Tags: label,
    },
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    inert:
      'bounces and complaints of the simulated mailboxes go to the default bus, which is the only one SES knows',
  },
  'AWS::Lambda::Permission': { inert: 'every local caller has every permission' },
  'AWS::IAM::Role': { inert: 'every local caller has every permission; infra tests check the grants' },
  'AWS::IAM::Policy': { inert: 'every local caller has every permission; infra tests check the grants' },
  'AWS::IAM::ManagedPolicy': { inert: 'every local caller has every permission' },
  'AWS::SQS::QueuePolicy': { inert: 'every local caller has every permission' },
  'AWS::SNS::TopicPolicy': { inert: 'every local caller has every permission' },
  'AWS::S3::BucketPolicy': { inert: 'every local caller has every permission' },
  'AWS::Events::EventBusPolicy': { inert: 'every local caller has every permission' },
  'AWS::Logs::ResourcePolicy': { inert: 'every local caller has every permission' },
  'Custom::CloudwatchLogResourcePolicy': { inert: 'every local caller has every permission' },
  'AWS::Logs::LogGroup': { inert: 'log lines are files in the data folder, kept until deleted' },
  'AWS::Logs::MetricFilter': { inert: 'a metric; nothing measures a developer machine' },
  'AWS::Logs::QueryDefinition': { inert: 'a saved search of the CloudWatch console' },
  'AWS::CloudWatch::Alarm': {
    inert: 'nobody is on call for a developer machine; errors are in the log files',
  },
  'AWS::CloudWatch::CompositeAlarm': { inert: 'nobody is on call for a developer machine' },
  'AWS::CloudWatch::Dashboard': { inert: 'a page of the CloudWatch console' },
  'AWS::SNS::Topic': { inert: 'only alarms publish to topics, and alarms do not fire here' },
  'AWS::Glue::Database': {
    inert: 'where tables lie, for Athena; here DuckDB reads the files by the manifest',
  },
  'AWS::Glue::Table': {
    inert: 'where a table lies, for Athena; here DuckDB reads the files by the manifest',
  },
  'AWS::Athena::WorkGroup': { inert: 'limits of queries to a service' },
  'AWS::Athena::NamedQuery': { inert: 'a saved query of the Athena console' },
  'AWS::Events::Archive': { inert: 'every event is in the data folder, see events/' },
  'AWS::EventSchemas::Registry': { inert: 'documentation; events are checked where they are produced' },
  'AWS::EventSchemas::Schema': { inert: 'documentation; events are checked where they are produced' },
  'AWS::KMS::Key': { inert: 'the data folder is as private as its file system' },
  'AWS::KMS::Alias': { inert: 'the data folder is as private as its file system' },
  'AWS::ApplicationInsights::Application': { inert: 'a page of the CloudWatch console' },
  'AWS::CDK::Metadata': { inert: 'a usage record of the CDK' },
};
