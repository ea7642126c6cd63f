import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { WebhooksEnvironment } from '../shared/contracts/environments/webhooks.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { StageSettings } from './stages.ts';
import type { State } from './state/state.ts';

/** Endpoints that events are posted to, and what became of each delivery. What posts them is the courier. */
export class Webhooks extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State, laneQueue: Queue) {
    super(scope, id, {
      ...context,
      capability: 'webhooks',
      entry: 'functions/webhooks/webhooks.lambda.ts',
      errorImpact:
        'Nobody can register or change endpoints of webhooks, or look into deliveries; what is registered is told of events all the same.',
      memoryMb: 512,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // It takes milliseconds, and for a new address as long as its name is looked up.
      slowAfterMs: 10_000,
      variables: {
        WEBHOOKS_TABLE: state.webhooks.tableName,
        AUDIT_TABLE: state.audit.tableName,
        LANE_QUEUE_URL: laneQueue.queueUrl,
        WEBHOOK_TARGETS: webhookTargets(context.settings),
      } satisfies VariablesOf<typeof WebhooksEnvironment>,
    });
    state.webhooks.grantManage(this.function);
    state.audit.grantNote(this.function);
    laneQueue.grantSendMessages(this.function);
  }
}

/** As WEBHOOK_TARGETS of the functions' environments has it. */
export const webhookTargets = ({ webhooks }: StageSettings): string =>
  webhooks.mayReachThisMachine ? 'public_and_this_machine' : 'public';
