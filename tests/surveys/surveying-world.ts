import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import type { Appended } from '../../shared/domain/ledger/append.ts';
import type { Closure, Enrollment } from '../../shared/domain/ledger/entry.ts';
import { closeMember, enrollMember } from '../../shared/domain/ledger/membership.ts';
import type { Survey } from '../../shared/domain/program/survey.ts';
import type { Answered } from '../../shared/domain/surveys/answer-survey.ts';
import { askSurvey } from '../../shared/domain/surveys/ask-survey.ts';
import type { SurveyAnswer } from '../../shared/domain/surveys/survey-answer.ts';
import { answerCounts } from '../../shared/storage/answer-counts.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { answerRecorder } from '../../shared/surveys/answer-recorder.ts';
import { aProgram, BEGIN, decided } from '../domain/builders.ts';
import { createTable } from '../storage/local-table.ts';
import { startTable } from '../storage/started-table.ts';

export const NOW = BEGIN + 60;
export const NPS: Survey = {
  id: 'nps',
  kind: 'nps',
  questions: { en: { score: 'Would you?', open: 'Why?' } },
  openDays: 14,
};

/** Ten points for an answer, once a member, whatever it says; from a budget. */
export const PROGRAM = {
  ...aProgram({
    version: 1,
    earningRules: [
      {
        id: 'answered',
        description: 'An answer',
        on: { event: 'survey_answered' },
        effect: { kind: 'fixed_points', points: 10 },
        caps: { perMember: [{ per: 'ever', times: 1 }], program: { points: 1_000_000 } },
      },
    ],
  }),
  surveys: [NPS],
};

/** The table as the stack has it. */
export async function createSurveys(client: DynamoDBClient, TableName: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'surveyId', 'place'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'answers',
          KeySchema: [
            { AttributeName: 'surveyId', KeyType: 'HASH' },
            { AttributeName: 'place', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
}

export type SurveyingWorld = Awaited<ReturnType<typeof startSurveyingWorld>>;

/** All that taking answers reads and writes, on an engine of its own, where some transactions lose to others. */
export async function startSurveyingWorld(conflictRate = 0) {
  const table = await startTable('Ledger', conflictRate);
  await createSurveys(table.client, 'Surveys');
  await createTable(table.client, 'Profiles', null);
  await createTable(table.client, 'Budgets', 'N');
  const ledger = ledgerStore(table.client, 'Ledger');
  let made = 0;

  function depsOn(client: DynamoDBClient) {
    return {
      answers: answerStore(client, 'Surveys', 'Ledger'),
      counts: answerCounts(client, 'Surveys'),
      ledger: ledgerStore(client, 'Ledger'),
      profiles: profileStore(client, 'Profiles'),
      budgets: budgetStore(client, 'Budgets'),
      programs: { inForce: async () => PROGRAM, version: async () => PROGRAM },
    };
  }

  const write = (before: Account, { account, entry }: Appended<Closure | Enrollment>) =>
    untilCommitted(async () => {
      const { kind } = await ledger.commit({
        entries: [{ key: memberEntryKey(entry), entry, requestHash: 'test' }],
        accounts: [{ before, after: account }],
      });
      return kind === 'committed' ? kind : null;
    }, 'a test');

  return {
    table,
    depsOn,
    ...depsOn(table.client),
    ledger,
    recorder: (client: DynamoDBClient = table.client) => answerRecorder(depsOn(client)),

    async newMember(): Promise<string> {
      made += 1;
      const memberId = `mbr_${made.toString().padStart(20, '0')}`;
      const before = openAccount(memberId);
      await write(before, decided(enrollMember(before, PROGRAM, BEGIN)));
      return memberId;
    },

    async eraseMember(memberId: string): Promise<void> {
      const before = (await ledger.readAccount(memberId)) ?? openAccount(memberId);
      await write(before, decided(closeMember(before, 'erasure', undefined, PROGRAM, NOW)));
    },

    close: () => table.close(),
  };
}

export const askOf = (memberId: string, number = 1): string => `post:${memberId}:${number}.0`;

/** Where the answer to an ask begins. */
export const opening =
  (memberId: string, askId: string, survey: Survey = NPS, at = NOW) =>
  async (): Promise<SurveyAnswer> =>
    askSurvey({ askId, memberId, programVersion: 1 }, survey, at);

export const unchanged = (answer: SurveyAnswer): Answered => ({ answer, changes: [] });
