import { Annotations, Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { MetricsEnvironment } from '../shared/contracts/environments/metrics.ts';
import { MetricsAlarms } from './alarms/metrics-alarms.ts';
import { HOW_TO_INSTALL_ENGINE, isDeployedEngineInstalled } from './lake-engine.ts';
import { ENGINE_MB, MEMORY_MB, SCRATCH_MB, TIMEOUT_SECONDS } from './metrics-limits.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import { acknowledgeObjects } from './state/acknowledge-objects.ts';
import { CURATED_PREFIX, FIGURES_PREFIX, IMPORTED_PREFIX, RAW_PREFIX } from './state/lake-bucket.ts';
import type { State } from './state/state.ts';

/** Makes the night's figures of what arrived in the lake. */
export class Metrics extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'metrics',
      entry: 'functions/metrics/metrics.lambda.ts',
      errorImpact:
        'The figures of today are not there yet, so the retention officer reads those of yesterday; the next hour tries again.',
      memoryMb: MEMORY_MB,
      timeoutSeconds: TIMEOUT_SECONDS,
      // Of fifteen minutes: at ten the shop outgrows it soon.
      slowAfterMs: 600_000,
      hasLakeEngine: true,
      scratchMb: SCRATCH_MB,
      variables: {
        LAKE_BUCKET: state.lake.bucketName,
        ENGINE_MEMORY_MB: String(ENGINE_MB),
        PROGRAM_TABLE: state.programs.tableName,
      } satisfies VariablesOf<typeof MetricsEnvironment>,
    });
    if (!isDeployedEngineInstalled()) {
      Annotations.of(this).addWarningV2(
        'perennial:lake-engine',
        `The engine that runs in Lambda is not installed here, so this must not be deployed: ${HOW_TO_INSTALL_ENGINE}`,
      );
    }
    new Rule(this, 'Hourly', {
      description: 'Counts the night once it is over, and tries again where that failed.',
      schedule: Schedule.rate(Duration.hours(1)),
      // The next hour is the next try.
      targets: [new LambdaFunction(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(30) })],
    });
    state.lake.grantCount(this.function);
    state.programs.grantRead(this.function);
    acknowledgeObjects(this, state.lake, [RAW_PREFIX, CURATED_PREFIX, FIGURES_PREFIX, IMPORTED_PREFIX]);
    new MetricsAlarms(this, 'MetricsAlarms', context);
  }
}
