import { Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { ApiCapability } from '../shared/contracts/operation.ts';
import type { AlarmTopic } from './alarms/alarm-topic.ts';
import { FunctionAlarms } from './alarms/function-alarms.ts';
import { bundledCode } from './bundled-code.ts';
import { FunctionRole } from './function-role.ts';
import type { StageSettings } from './stages.ts';
import { removalPolicyOf } from './state/protection.ts';

/** One word for folder, construct, metric and alarm. */
export type Capability =
  | ApiCapability
  | 'access'
  | 'relay'
  | 'reconciliation'
  | 'courier'
  | 'delivery'
  | 'lake'
  | 'metrics';

/** The variables that a function's schema in shared/contracts/environments asks for. */
export type VariablesOf<Schema extends z.ZodMiniObject> = Readonly<
  Record<keyof z.infer<Schema> & string, string>
>;

/** What every function of a stage shares. */
export interface ServiceContext {
  readonly stage: string;
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
}

export interface ServiceFunctionProps extends ServiceContext {
  readonly capability: Capability;
  /** From the root of the repository; exports `handler`. */
  readonly entry: string;
  /** A sentence on who is hurt, and how, when this function fails. It becomes the text of its alarms. */
  readonly errorImpact: string;
  /** Lambda gives CPU by memory: 1,769 MB are one core. */
  readonly memoryMb: number;
  /** Of a function of the API at most 29 seconds: API Gateway gives up after 30. */
  readonly timeoutSeconds: number;
  /** The 99th percentile of the duration at which somebody should look. */
  readonly slowAfterMs: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Whether it reads and writes the files of the lake. */
  readonly hasLakeEngine?: boolean;
  /** Space below /tmp; left out: Lambda's 512 MB. */
  readonly scratchMb?: number;
}

/** Every Lambda default, once: runtime, bundle, role, logs, traces and alarms. */
export class ServiceFunction extends Construct {
  readonly capability: Capability;
  readonly function: LambdaFunction;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { capability, settings } = props;
    this.capability = capability;
    this.logs = new LogGroup(this, 'Logs', {
      retention: settings.logRetention,
      removalPolicy: removalPolicyOf(settings),
    });
    this.function = new LambdaFunction(this, 'Function', {
      description: `Perennial ${props.stage}: ${capability}`,
      runtime: Runtime.NODEJS_24_X,
      // DuckDB's binding is installed for the machine that synthesizes, and that of most build machines is this one.
      architecture: props.hasLakeEngine ? Architecture.X86_64 : Architecture.ARM_64,
      code: bundledCode(props.entry, props),
      handler: 'index.handler',
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      ...(props.scratchMb === undefined ? {} : { ephemeralStorageSize: Size.mebibytes(props.scratchMb) }),
      role: this.createRole(settings),
      tracing: settings.isTraced ? Tracing.ACTIVE : Tracing.DISABLED,
      logGroup: this.logs,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: {
        ...(settings.hasReadableStacks ? { NODE_OPTIONS: '--enable-source-maps' } : {}),
        // With the stage in it: two stages of one account must not share their alarms.
        POWERTOOLS_METRICS_NAMESPACE: Stack.of(this).stackName,
        POWERTOOLS_SERVICE_NAME: capability,
        STAGE: props.stage,
        ...props.variables,
      },
    });
    new FunctionAlarms(this, 'Alarms', {
      capability,
      errorImpact: props.errorImpact,
      function: this.function,
      logs: this.logs,
      slowAfterMs: props.slowAfterMs,
      settings,
      topic: props.alarmTopic,
    });
  }

  /** A role of its own instead of the managed policy, which would let the function write to every log group. */
  private createRole({ isTraced }: StageSettings): FunctionRole {
    const role = new FunctionRole(this, 'Role');
    this.logs.grantWrite(role);
    if (isTraced) {
      Validations.of(role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'X-Ray has no resources to name: traces are put to the account.',
      });
    }
    return role;
  }
}
