import { describe, expect, it } from 'vitest';
import {
  functionsByCapability,
  referenceIn,
  resourcesOf,
  type Statement,
  statementsOf,
  templateOf,
} from './synthesized-stack.ts';

// The stage that is traced, because it may do more.
const template = templateOf('dev');

/** `dynamodb:GetItem Ledger`, for each action and resource of a function's role, and `only <key>` where it is for that one. */
function permissionsOf(capability: string): readonly string[] {
  const statements = statementsOf(template, capability);
  expect(statements.every(({ Effect }) => Effect === 'Allow')).toBe(true);
  const permissions = statements.flatMap(({ Action, Resource, Condition }) =>
    [Action]
      .flat()
      .flatMap((action) =>
        [Resource].flat().map((resource) => `${action} ${nameOf(resource)}${limitOf(Condition)}`),
      ),
  );
  // Two verbs of a table may need the same action.
  return [...new Set(permissions)].sort();
}

/** The resource without its hash, and with what follows its ARN: `StateLedger/index/statement`. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  const identity = /:(identity\/[^"]+)"/.exec(text)?.[1];
  if (identity !== undefined) return identity;
  const suffix = /"(\/[^"]*)"/.exec(text)?.[1] ?? (text.includes('StreamArn') ? '/stream' : '');
  return `${referenceIn(resource)?.replace(/[0-9A-F]{8}$/, '')}${suffix}`;
}

/** ` only SALT#signals`, or nothing. */
function limitOf(condition: Statement['Condition']): string {
  if (condition === undefined) return '';
  const keys = ['StringEquals', 'StringLike'].flatMap(
    (operator) => condition[`ForAllValues:${operator}`]?.['dynamodb:LeadingKeys'] ?? [],
  );
  return ` only ${keys.join(' ')}`;
}

/** Of all policies in a role, by IAM's limits. */
const MOST_CHARACTERS = 10_240;

const logsAndTraces = (capability: string): readonly string[] => [
  `logs:CreateLogStream ${capability}Logs`,
  `logs:PutLogEvents ${capability}Logs`,
  'xray:PutTelemetryRecords *',
  'xray:PutTraceSegments *',
];

/** To let a friend come with a code, and to keep what members are compared by. */
const REFER = [
  'dynamodb:DeleteItem StateReferrals',
  'dynamodb:GetItem StateReferrals',
  'dynamodb:PutItem StateReferrals',
  'dynamodb:UpdateItem StateReferrals',
  'dynamodb:GetItem StateCredentials only SALT#signals',
  'dynamodb:PutItem StateCredentials only SALT#signals',
];

/** To sign links and to know one's own. */
const KEEP_LINK_SECRET = [
  'dynamodb:GetItem StateCredentials only SECRET#links',
  'dynamodb:PutItem StateCredentials only SECRET#links',
];

const sending = (queue: string): readonly string[] => [
  `sqs:GetQueueAttributes ${queue}`,
  `sqs:GetQueueUrl ${queue}`,
  `sqs:SendMessage ${queue}`,
];

/** To quote, record and refund orders. */
const RECORD_ORDERS = [
  'dynamodb:GetItem StateLedger',
  'dynamodb:PutItem StateLedger',
  'dynamodb:Query StateLedger',
  'dynamodb:GetItem StateProfiles',
  'dynamodb:PutItem StateProfiles',
  'dynamodb:GetItem StatePrograms',
  'dynamodb:Query StateBudgets',
  'dynamodb:UpdateItem StateBudgets',
  'dynamodb:BatchGetItem StateRewards',
  'dynamodb:DeleteItem StateRewards',
  'dynamodb:GetItem StateRewards',
  'dynamodb:PutItem StateRewards',
  'dynamodb:Query StateRewards',
  'dynamodb:UpdateItem StateRewards',
  ...REFER,
];

const MAY: Readonly<Record<string, readonly string[]>> = {
  members: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:Query StateLedger',
    'dynamodb:DeleteItem StateProfiles',
    'dynamodb:GetItem StateProfiles',
    'dynamodb:PutItem StateProfiles',
    'dynamodb:Query StateProfiles/index/mailbox',
    'dynamodb:PutItem StateJourneys',
    'dynamodb:DeleteItem StateContributions',
    'dynamodb:Query StateContributions',
    ...REFER,
    ...KEEP_LINK_SECRET,
    'dynamodb:GetItem StateCredentials',
    'dynamodb:GetItem StatePrograms',
    ...logsAndTraces('Members'),
  ],
  contributions: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:ConditionCheckItem StateLedger',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:GetItem StateProfiles only MEMBER#*',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:Query StateBudgets',
    'dynamodb:UpdateItem StateBudgets',
    'dynamodb:DeleteItem StateContributions',
    'dynamodb:GetItem StateContributions',
    'dynamodb:PutItem StateContributions',
    'dynamodb:Query StateContributions',
    ...logsAndTraces('Contributions'),
  ],
  orders: [...RECORD_ORDERS, ...logsAndTraces('Orders')],
  platforms: [
    'dynamodb:PutItem StateAudit',
    ...RECORD_ORDERS,
    'dynamodb:GetItem StateCredentials',
    ...logsAndTraces('Platforms'),
  ],
  rewards: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:Query StateLedger',
    'dynamodb:Query StateLedger/index/statement',
    'dynamodb:GetItem StateProfiles',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:BatchGetItem StateRewards',
    'dynamodb:DeleteItem StateRewards',
    'dynamodb:PutItem StateRewards',
    'dynamodb:Query StateRewards',
    'dynamodb:UpdateItem StateRewards',
    ...logsAndTraces('Rewards'),
  ],
  coupons: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:Query StateLedger',
    'dynamodb:GetItem StateProfiles',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:GetItem StateRewards',
    'dynamodb:PutItem StateRewards',
    'dynamodb:Query StateRewards',
    'dynamodb:UpdateItem StateRewards',
    ...logsAndTraces('Coupons'),
  ],
  referrals: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:ConditionCheckItem StateLedger',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:Query StateLedger',
    'dynamodb:GetItem StateProfiles',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:DeleteItem StateReferrals',
    'dynamodb:GetItem StateReferrals',
    'dynamodb:PutItem StateReferrals',
    'dynamodb:Query StateReferrals',
    'dynamodb:UpdateItem StateReferrals',
    ...logsAndTraces('Referrals'),
  ],
  accounts: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:Query StateLedger/index/statement',
    'dynamodb:GetItem StatePrograms',
    ...logsAndTraces('Accounts'),
  ],
  programs: [
    'dynamodb:ConditionCheckItem StatePrograms',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:PutItem StatePrograms',
    'dynamodb:Query StatePrograms',
    'dynamodb:UpdateItem StatePrograms',
    'dynamodb:GetItem StateLedger',
    'dynamodb:GetItem StateProfiles',
    'dynamodb:Query StateBudgets',
    ...logsAndTraces('Programs'),
  ],
  webhooks: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:DeleteItem StateWebhooks',
    'dynamodb:GetItem StateWebhooks',
    'dynamodb:PutItem StateWebhooks',
    'dynamodb:Query StateWebhooks',
    'dynamodb:UpdateItem StateWebhooks',
    ...sending('CourierQueuesLanes'),
    ...logsAndTraces('Webhooks'),
  ],
  courier: [
    'dynamodb:GetItem StateWebhooks',
    'dynamodb:PutItem StateWebhooks',
    'dynamodb:Query StateWebhooks',
    'dynamodb:Query StateWebhooks/index/due',
    'dynamodb:UpdateItem StateWebhooks',
    ...['CourierQueuesEvents', 'CourierQueuesLanes'].flatMap((queue) => [
      `sqs:ChangeMessageVisibility ${queue}`,
      `sqs:DeleteMessage ${queue}`,
      `sqs:GetQueueAttributes ${queue}`,
      `sqs:GetQueueUrl ${queue}`,
      `sqs:ReceiveMessage ${queue}`,
    ]),
    'sqs:SendMessage CourierQueuesLanes',
    ...logsAndTraces('Courier'),
  ],
  documents: logsAndTraces('Documents'),
  access: ['dynamodb:GetItem StateCredentials', ...logsAndTraces('Access')],
  relay: [
    'dynamodb:DescribeStream StateLedger/stream',
    'dynamodb:GetRecords StateLedger/stream',
    'dynamodb:GetShardIterator StateLedger/stream',
    'dynamodb:DescribeStream StateReferrals/stream',
    'dynamodb:GetRecords StateReferrals/stream',
    'dynamodb:GetShardIterator StateReferrals/stream',
    'dynamodb:GetItem StateReferrals only VISIT#*',
    'dynamodb:DescribeStream StateJourneys/stream',
    'dynamodb:GetRecords StateJourneys/stream',
    'dynamodb:GetShardIterator StateJourneys/stream',
    'dynamodb:ListStreams *',
    'events:PutEvents StateBus',
    ...sending('StateDeadLetters'),
    ...logsAndTraces('Relay'),
  ],
  delivery: [
    'dynamodb:DescribeStream StateOutbox/stream',
    'dynamodb:GetRecords StateOutbox/stream',
    'dynamodb:GetShardIterator StateOutbox/stream',
    'dynamodb:ListStreams *',
    'dynamodb:GetItem StateOutbox',
    'dynamodb:UpdateItem StateOutbox',
    'dynamodb:GetItem StateSurveys',
    'dynamodb:PutItem StateSurveys',
    'dynamodb:UpdateItem StateSurveys',
    'dynamodb:ConditionCheckItem StateLedger',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:PutItem StateReferrals',
    'dynamodb:UpdateItem StateReferrals',
    'dynamodb:GetItem StateProfiles',
    'dynamodb:PutItem StateProfiles',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:GetItem StateReferrals',
    'dynamodb:BatchGetItem StateRewards',
    'dynamodb:DeleteItem StateRewards',
    'dynamodb:PutItem StateRewards',
    'dynamodb:Query StateRewards',
    'dynamodb:UpdateItem StateRewards',
    ...KEEP_LINK_SECRET,
    'events:PutEvents StateBus',
    'sqs:ChangeMessageVisibility DeliveryWorkQueue',
    'sqs:DeleteMessage DeliveryWorkQueue',
    'sqs:GetQueueAttributes DeliveryWorkQueue',
    'sqs:GetQueueUrl DeliveryWorkQueue',
    'sqs:ReceiveMessage DeliveryWorkQueue',
    'sqs:SendMessage DeliveryWorkQueue',
    // As the shop, and with the settings that tell what became of it.
    'ses:SendEmail identity/perennial@shop.example',
    'ses:SendEmail identity/shop.example',
    'ses:SendEmail DeliveryEmailSendingEmails',
    ...logsAndTraces('Delivery'),
  ],
  lake: [
    // New objects, and neither to read nor to list nor to delete what is there.
    's3:PutObject StateLake/raw/*',
    'dynamodb:GetItem StateCredentials only SALT#lake',
    'dynamodb:PutItem StateCredentials only SALT#lake',
    'sqs:ChangeMessageVisibility LakeWorkQueue',
    'sqs:DeleteMessage LakeWorkQueue',
    'sqs:GetQueueAttributes LakeWorkQueue',
    'sqs:GetQueueUrl LakeWorkQueue',
    'sqs:ReceiveMessage LakeWorkQueue',
    ...sending('LakeWorkDeadLetters'),
    ...logsAndTraces('Lake'),
  ],
  metrics: [
    // What arrived is read and never changed; what is made of it is made anew, and what was made before is deleted.
    's3:GetObject StateLake/raw/*',
    's3:GetObject StateLake/curated/*',
    's3:GetObject StateLake/metrics/*',
    's3:GetObject StateLake/imported/*',
    's3:PutObject StateLake/curated/*',
    's3:PutObject StateLake/metrics/*',
    's3:DeleteObject StateLake/curated/*',
    's3:ListBucket StateLake',
    'dynamodb:GetItem StatePrograms',
    ...logsAndTraces('Metrics'),
  ],
  simulations: [
    'dynamodb:BatchGetItem StateLedger',
    'dynamodb:DescribeTable StateLedger',
    'dynamodb:Query StateLedger',
    'dynamodb:Query StateLedger/index/statement',
    'dynamodb:Scan StateLedger',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:PutItem StatePrograms only SIMULATION#* SIMULATIONS#*',
    'dynamodb:Query StatePrograms only SIMULATION#* SIMULATIONS#*',
    'dynamodb:UpdateItem StatePrograms only SIMULATION#* SIMULATIONS#*',
    ...sending('SimulationsQueue'),
    'sqs:ChangeMessageVisibility SimulationsQueue',
    'sqs:DeleteMessage SimulationsQueue',
    'sqs:ReceiveMessage SimulationsQueue',
    ...logsAndTraces('Simulations'),
  ],
  staff: [
    'dynamodb:GetItem StateCredentials only KEY#*',
    'dynamodb:PutItem StateCredentials only KEY#*',
    'dynamodb:UpdateItem StateCredentials only KEY#*',
    // By attributes, of which none is a secret; see the test of the grant.
    'dynamodb:Scan StateCredentials only ',
    'dynamodb:PutItem StateAudit',
    'dynamodb:Query StateAudit',
    'dynamodb:Query StateAudit/index/caller',
    'dynamodb:Query StateAudit/index/subject',
    'dynamodb:Query StatePrograms',
    ...logsAndTraces('Staff'),
  ],
  redrives: [
    'dynamodb:PutItem StateAudit',
    'dynamodb:GetItem StateLedger',
    'dynamodb:GetItem StateReferrals only VISIT#*',
    ...['StateLedger', 'StateReferrals', 'StateJourneys'].flatMap((table) => [
      `dynamodb:GetRecords ${table}/stream`,
      `dynamodb:GetShardIterator ${table}/stream`,
    ]),
    'events:PutEvents StateBus',
    ...[
      'StateDeadLetters',
      'StateWebhookDeadLetters',
      'ReconciliationWorkDeadLetters',
      'JourneysWorkDeadLetters',
      'DeliveryWorkDeadLetters',
      'LakeWorkDeadLetters',
    ].flatMap((queue) => [
      `sqs:ChangeMessageVisibility ${queue}`,
      `sqs:DeleteMessage ${queue}`,
      `sqs:GetQueueAttributes ${queue}`,
      `sqs:ReceiveMessage ${queue}`,
    ]),
    'sqs:SendMessage CourierQueuesEvents',
    'sqs:SendMessage CourierQueuesLanes',
    'sqs:SendMessage ReconciliationWorkQueue',
    'sqs:SendMessage JourneysWorkQueue',
    'sqs:SendMessage DeliveryWorkQueue',
    'sqs:SendMessage LakeWorkQueue',
    ...logsAndTraces('Redrives'),
  ],
  figures: ['s3:GetObject StateLake/metrics/*', 's3:ListBucket StateLake', ...logsAndTraces('Figures')],
  reconciliation: [
    'dynamodb:ConditionCheckItem StateLedger',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:Query StateLedger',
    'dynamodb:Query StateLedger/index/statement',
    'dynamodb:GetItem StateProfiles only MEMBER#*',
    'dynamodb:Query StateBudgets',
    'dynamodb:UpdateItem StateBudgets',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:BatchGetItem StateRewards',
    'dynamodb:DeleteItem StateRewards',
    'dynamodb:PutItem StateRewards',
    'dynamodb:Query StateRewards',
    'dynamodb:UpdateItem StateRewards',
    'dynamodb:BatchGetItem StateReferrals',
    'dynamodb:DeleteItem StateReferrals',
    'dynamodb:GetItem StateReferrals',
    'dynamodb:PutItem StateReferrals',
    'dynamodb:Query StateReferrals',
    'dynamodb:UpdateItem StateReferrals',
    'dynamodb:GetItem StateCredentials only SALT#signals',
    'dynamodb:PutItem StateCredentials only SALT#signals',
    'sqs:ChangeMessageVisibility ReconciliationWorkQueue',
    'sqs:DeleteMessage ReconciliationWorkQueue',
    'sqs:GetQueueAttributes ReconciliationWorkQueue',
    'sqs:GetQueueUrl ReconciliationWorkQueue',
    'sqs:ReceiveMessage ReconciliationWorkQueue',
    ...logsAndTraces('Reconciliation'),
  ],
  journeys: [
    'dynamodb:GetItem StateLedger',
    'dynamodb:Query StateLedger/index/statement',
    'dynamodb:GetItem StateProfiles',
    'dynamodb:GetItem StatePrograms',
    'dynamodb:BatchWriteItem StateJourneys',
    'dynamodb:DeleteItem StateJourneys',
    'dynamodb:GetItem StateJourneys',
    'dynamodb:PutItem StateJourneys',
    'dynamodb:Query StateJourneys',
    'dynamodb:Scan StateJourneys',
    'dynamodb:UpdateItem StateJourneys',
    'dynamodb:BatchWriteItem StateOutbox',
    'dynamodb:GetItem StateOutbox',
    'dynamodb:PutItem StateOutbox',
    // Of who was erased.
    'dynamodb:BatchWriteItem StateSurveys',
    'dynamodb:Query StateSurveys',
    'dynamodb:Query StateOutbox',
    'dynamodb:Query StateOutbox/index/decided',
    'sqs:ChangeMessageVisibility JourneysWorkQueue',
    'sqs:DeleteMessage JourneysWorkQueue',
    'sqs:GetQueueAttributes JourneysWorkQueue',
    'sqs:GetQueueUrl JourneysWorkQueue',
    'sqs:ReceiveMessage JourneysWorkQueue',
    'sqs:SendMessage JourneysWorkQueue',
    ...logsAndTraces('Journeys'),
  ],
  surveys: [
    'dynamodb:GetItem StateSurveys',
    'dynamodb:PutItem StateSurveys',
    'dynamodb:Query StateSurveys',
    'dynamodb:Query StateSurveys/index/answers',
    'dynamodb:UpdateItem StateSurveys',
    'dynamodb:ConditionCheckItem StateLedger',
    'dynamodb:GetItem StateLedger',
    'dynamodb:PutItem StateLedger',
    'dynamodb:GetItem StateProfiles only MEMBER#*',
    'dynamodb:Query StateBudgets',
    'dynamodb:UpdateItem StateBudgets',
    'dynamodb:Query StateOutbox',
    'dynamodb:GetItem StatePrograms',
    ...KEEP_LINK_SECRET,
    ...logsAndTraces('Surveys'),
  ],
};

describe('permissions', () => {
  it.each(Object.entries(MAY))('%s may do exactly what it does', (capability, expected) => {
    expect(permissionsOf(capability)).toEqual([...expected].sort());
  });

  it('are listed above for every function', () => {
    expect(Object.keys(MAY).sort()).toEqual([...functionsByCapability(template).keys()].sort());
  });

  it('let nothing change or delete an item of the ledger in place', () => {
    const changing = Object.keys(MAY)
      .flatMap(permissionsOf)
      .filter((permission) => permission.includes('StateLedger'))
      .filter((permission) => /Update|Delete|BatchWrite|PartiQL|\*/.test(permission));
    expect(changing).toEqual([]);
  });

  it('come from no managed policy, and stand in the role alone', () => {
    for (const [, role] of resourcesOf(template, 'AWS::IAM::Role')) {
      expect(role).not.toHaveProperty('ManagedPolicyArns');
    }
    expect(resourcesOf(template, 'AWS::IAM::Policy')).toEqual([]);
  });

  it.each(Object.keys(MAY))('of %s fit into a role', (capability) => {
    // What stands for an ARN is about as long as the ARN.
    const characters = JSON.stringify(statementsOf(template, capability)).length;
    expect(characters).toBeLessThan(MOST_CHARACTERS);
  });
});
