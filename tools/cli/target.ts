import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { readConnection } from '../../local/connection-file.ts';

/** What a command works on. */
export interface Target {
  readonly name: string;
  readonly ledgerTable: string;
  readonly profileTable: string;
  readonly credentialTable: string;
  readonly programTable: string;
  readonly rewardsTable: string;
  readonly referralsTable: string;
  readonly contributionsTable: string;
  readonly journeysTable: string;
  readonly outboxTable: string;
  readonly surveysTable: string;
  readonly auditTable: string;
  readonly budgetTable: string;
  readonly eventBus: string;
  readonly deadLetterQueueUrl: string;
  /** Null: the stack is of a version that had no lake. */
  readonly lakeBucket: string | null;
}

export interface TargetOptions {
  /** A deployed stage; without it, or as `local`, the stack that `npm start` runs on this machine. */
  readonly stage?: string;
  /** Data folder of the local stack. */
  readonly data?: string;
}

/**
 * Finds the stack that is meant, and for a local one points the AWS SDK at it.
 * @throws Error with the way out when nothing runs there, or the stage is not deployed
 */
export async function findTarget({ stage, data }: TargetOptions): Promise<Target> {
  return stage === undefined || stage === 'local'
    ? localTarget(data ?? process.env['PERENNIAL_DATA'] ?? '.perennial')
    : deployedTarget(stage);
}

function localTarget(dataDir: string): Target {
  const connection = readConnection(dataDir);
  if (connection === null) {
    throw new Error(
      `No local stack runs on the data folder "${dataDir}". Start one with "npm start", name its folder with --data, or name a deployed stage with --stage.`,
    );
  }
  Object.assign(process.env, connection.environment);
  return targetOf(`local stack (${dataDir})`, connection.outputs);
}

async function deployedTarget(stage: string): Promise<Target> {
  const stackName = `Perennial-${stage}`;
  const { Stacks = [] } = await new CloudFormationClient().send(
    new DescribeStacksCommand({ StackName: stackName }),
  );
  const outputs = Stacks[0]?.Outputs ?? [];
  return targetOf(
    stackName,
    Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
  );
}

function targetOf(name: string, outputs: Readonly<Record<string, string>>): Target {
  const output = (key: string): string => {
    const value = outputs[key];
    if (value === undefined)
      throw new Error(`${name} has no output ${key}: deploy or start it again with this version.`);
    return value;
  };
  return {
    name,
    ledgerTable: output('LedgerTable'),
    profileTable: output('ProfileTable'),
    credentialTable: output('CredentialTable'),
    programTable: output('ProgramTable'),
    rewardsTable: output('RewardsTable'),
    referralsTable: output('ReferralsTable'),
    contributionsTable: output('ContributionsTable'),
    journeysTable: output('JourneysTable'),
    outboxTable: output('OutboxTable'),
    surveysTable: output('SurveysTable'),
    auditTable: output('AuditTable'),
    budgetTable: output('BudgetTable'),
    eventBus: output('EventBusName'),
    deadLetterQueueUrl: output('DeadLetterQueueUrl'),
    lakeBucket: outputs['LakeBucket'] ?? null,
  };
}
