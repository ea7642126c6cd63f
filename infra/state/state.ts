import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { EVENT_SOURCE } from '../../shared/contracts/events.ts';
import type { StageSettings } from '../stages.ts';
import { AuditTable } from './audit-table.ts';
import { BudgetTable } from './budget-table.ts';
import { ContributionsTable } from './contributions-table.ts';
import { CredentialTable } from './credential-table.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { JourneysTable } from './journeys-table.ts';
import { LakeBucket } from './lake-bucket.ts';
import { LedgerTable } from './ledger-table.ts';
import { OutboxTable } from './outbox-table.ts';
import { ProfileTable } from './profile-table.ts';
import { ProgramTable } from './program-table.ts';
import { ReferralsTable } from './referrals-table.ts';
import { RewardsTable } from './rewards-table.ts';
import { SurveysTable } from './surveys-table.ts';
import { WebhookTable } from './webhook-table.ts';

/**
 * All that is not made again by deploying again. The ids here are a contract: changing one makes CloudFormation replace
 * the table with an empty one. A test pins them.
 */
export class State extends Construct {
  readonly ledger: LedgerTable;
  readonly profiles: ProfileTable;
  readonly credentials: CredentialTable;
  readonly budgets: BudgetTable;
  readonly programs: ProgramTable;
  readonly rewards: RewardsTable;
  readonly referrals: ReferralsTable;
  readonly webhooks: WebhookTable;
  readonly journeys: JourneysTable;
  readonly outbox: OutboxTable;
  readonly contributions: ContributionsTable;
  readonly surveys: SurveysTable;
  readonly audit: AuditTable;
  /** What happened, for whoever counts. */
  readonly lake: LakeBucket;
  readonly bus: EventBus;
  readonly deadLetters: DeadLetterQueue;
  /** Events that could not be put on their way to endpoints, as they came. */
  readonly webhookDeadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id);
    this.ledger = new LedgerTable(this, 'Ledger', settings);
    this.profiles = new ProfileTable(this, 'Profiles', settings);
    this.credentials = new CredentialTable(this, 'Credentials', settings);
    this.budgets = new BudgetTable(this, 'Budgets', settings);
    this.programs = new ProgramTable(this, 'Programs', settings);
    this.rewards = new RewardsTable(this, 'Rewards', settings);
    this.referrals = new ReferralsTable(this, 'Referrals', settings);
    this.webhooks = new WebhookTable(this, 'Webhooks', settings);
    this.journeys = new JourneysTable(this, 'Journeys', settings);
    this.outbox = new OutboxTable(this, 'Outbox', settings);
    this.contributions = new ContributionsTable(this, 'Contributions', settings);
    this.surveys = new SurveysTable(this, 'Surveys', settings);
    this.audit = new AuditTable(this, 'Audit', settings);
    this.lake = new LakeBucket(this, 'Lake', settings);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', settings);
    this.deadLetters.acknowledgeNoSource();
    this.webhookDeadLetters = new DeadLetterQueue(this, 'WebhookDeadLetters', settings);
    this.bus = new EventBus(this, 'Bus', {
      // Named, because rules of the shop's own stacks refer to it by name.
      eventBusName: Stack.of(this).stackName,
      description: 'What happened to members and their points. At least once; no personal data.',
    });
    this.bus.archive('Archive', {
      description: 'Lets a new or repaired consumer read what it missed.',
      eventPattern: { source: [EVENT_SOURCE] },
      retention: Duration.days(settings.eventArchiveDays),
    });
  }
}
