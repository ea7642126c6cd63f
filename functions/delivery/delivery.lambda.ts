import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { DeliveryEnvironment } from '../../shared/contracts/environments/delivery.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { eventBridgeClient, sqsClient } from '../../shared/events/clients.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { messageQueue } from '../../shared/events/message-queue.ts';
import { queueFunction } from '../../shared/lambda/queue-function.ts';
import { streamFunction } from '../../shared/lambda/stream-function.ts';
import { rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { sesClient, sesSender } from '../../shared/sending/ses-sender.ts';
import { answerCounts } from '../../shared/storage/answer-counts.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import type { Item } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { itemKeyOf } from '../../shared/storage/outbox-keys.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { backOff } from './back-off.ts';
import { takeMessage } from './take-message.ts';

const logger = new Logger();
const metrics = new Metrics();
const environment = readEnvironment(DeliveryEnvironment);
const { REWARDS_TABLE, EMAIL_FROM, LINK_BASE, REFERRAL_LINK_BASE } = environment;
const client = dynamoDbClient();
const queue = messageQueue(sqsClient(), environment.DELIVERY_QUEUE_URL);
const granting = {
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
  stocks: stockStore(client, REWARDS_TABLE),
  coupons: couponStore(client, REWARDS_TABLE),
  pools: poolStore(client, REWARDS_TABLE),
  fulfillments: fulfillmentList(client, REWARDS_TABLE),
};
const outbox = outboxStore(client, environment.OUTBOX_TABLE);
const take = takeMessage({
  ...granting,
  outbox,
  profiles: profileStore(client, environment.PROFILE_TABLE),
  answers: answerStore(client, environment.SURVEYS_TABLE, environment.LEDGER_TABLE),
  counts: answerCounts(client, environment.SURVEYS_TABLE),
  codes: referralCodeStore(client, environment.REFERRALS_TABLE),
  stillMember: (memberId) => stillMember(environment.LEDGER_TABLE, memberId),
  sender:
    EMAIL_FROM === 'none'
      ? null
      : sesSender(sesClient(), { from: EMAIL_FROM, configurationSet: environment.EMAIL_CONFIGURATION_SET }),
  publisher: eventPublisher(eventBridgeClient(), environment.EVENT_BUS),
  grant: rewardGranter(granting),
  linkSecrets: linkSecrets(client, environment.CREDENTIAL_TABLE),
  linkBase: LINK_BASE,
  referralLinkBase: REFERRAL_LINK_BASE === 'api' ? LINK_BASE : REFERRAL_LINK_BASE,
  teams: environment.TEAM_EMAILS,
  logger,
  metrics,
});

const work = queueFunction(logger, metrics, take, backOff({ queue, outbox }));

/** The stream only hands on what was decided: one item that fails must not hold up those of others. */
const handOn = streamFunction(logger, metrics, async ({ dynamodb }: DynamoDBRecord) => {
  const key = itemKeyOf((dynamodb?.Keys ?? {}) as Item);
  if (key !== null) await queue.send(key);
});

export const handler = (event: SQSEvent | DynamoDBStreamEvent, context: Context) =>
  isOfStream(event) ? handOn(event, context) : work(event, context);

const isOfStream = (event: SQSEvent | DynamoDBStreamEvent): event is DynamoDBStreamEvent =>
  event.Records.some(({ eventSource }) => eventSource === 'aws:dynamodb');
