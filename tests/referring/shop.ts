import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { changeMember } from '../../functions/members/change-member.ts';
import { closeMember } from '../../functions/members/close-member.ts';
import { enrollMember } from '../../functions/members/enroll-member.ts';
import { eraseMember } from '../../functions/members/erase-member.ts';
import { recordOrder } from '../../functions/orders/record-order.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import * as members from '../../shared/contracts/operations/members.ts';
import * as orders from '../../shared/contracts/operations/orders.ts';
import { proveAccount } from '../../shared/domain/ledger/prove.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { Route } from '../../shared/lambda/route.ts';
import { mailboxKeys } from '../../shared/referrals/mailbox-key.ts';
import { referringOn } from '../../shared/referring/referring.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { decodeEntry } from '../../shared/storage/entry-codec.ts';
import { friendList } from '../../shared/storage/friend-list.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { journeyPokes } from '../../shared/storage/journey-pokes.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { signalSalt } from '../../shared/storage/signal-salt.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { visitStore } from '../../shared/storage/visit-store.ts';
import { type ApiCall, apiEvent } from '../../tools/bench/harness/api-event.ts';
import { BEGIN } from '../domain/builders.ts';
import { clientOf, createTable } from '../storage/local-table.ts';

const TABLES = { REFERRALS_TABLE: 'Referrals', CREDENTIAL_TABLE: 'Credentials' };

/** What a handler answered. */
export interface Said {
  readonly status: number;
  readonly replayed: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged field by field; the contracts check their shapes.
  readonly body: any;
}

let count = 0;
/** Different for each test of a file, which share their tables. */
export const unique = (what: string): string => {
  count += 1;
  return `${what}-${count}`;
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** Members and orders over an engine of its own: the handlers as they are deployed, with a program and a clock of the test's. */
export async function openShop() {
  const engine: Engine = await startEngine();
  const client = clientOf(engine.endpoint);
  await createTable(client, 'Ledger');
  await createTable(client, 'Referrals');
  await createTable(client, 'Rewards');
  await createTable(client, 'Budgets');
  await createTable(client, 'Contributions');
  await createTable(client, 'Audit');
  await createTable(client, 'Profiles', null);
  await createTable(client, 'Credentials', null);
  const ledger = ledgerStore(client, 'Ledger');
  const profiles = profileStore(client, 'Profiles');
  const referring = referringOn(client, TABLES, { ledger, profiles });
  const stores = {
    noteAudit: notingAudit('Audit'),
    ledger,
    pokes: journeyPokes(client, 'Journeys'),
    profiles,
    credentials: credentialStore(client, 'Credentials'),
    budgets: budgetStore(client, 'Budgets'),
    contributions: contributionStore(client, 'Contributions'),
    coupons: couponStore(client, 'Rewards'),
    stocks: stockStore(client, 'Rewards'),
    fulfillments: fulfillmentList(client, 'Rewards'),
    codes: referralCodeStore(client, TABLES.REFERRALS_TABLE),
    visits: visitStore(client, TABLES.REFERRALS_TABLE),
    friends: friendList(client, TABLES.REFERRALS_TABLE),
    signals: signalStore(client, TABLES.REFERRALS_TABLE),
    mailboxKeyOf: mailboxKeys(signalSalt(client, TABLES.CREDENTIAL_TABLE)),
  };

  /** @param between what happens once, when a code was judged and nothing is committed yet */
  function under(program: Program, between?: () => Promise<unknown>) {
    let isPending = between !== undefined;
    const open: typeof referring.open = async (...asked) => {
      const opening = await referring.open(...asked);
      if (isPending) {
        isPending = false;
        await between?.();
      }
      return opening;
    };
    const programs = programHistory([{ program, effectiveFrom: 0 }]);
    const deps = { ...stores, programs, referring: { ...referring, open } };
    const byId =
      (route: Route, operation: Operation) =>
      (memberId: string, body?: unknown, at = BEGIN) =>
        send(route, operation, { path: { memberId }, ...(body === undefined ? {} : { body }) }, at);
    return {
      enroll: (body: object, at = BEGIN) => send(enrollMember(deps), members.enrollMember, { body }, at),
      order: (body: object, at = BEGIN) =>
        send(recordOrder(deps), orders.recordOrder, { body: { ...ORDER, ...body } }, at),
      change: byId(changeMember(deps), members.changeMember),
      close: byId(closeMember(deps), members.closeMember),
      erase: byId(eraseMember(deps), members.eraseMember),
    };
  }

  return {
    ...stores,
    client,
    under,
    /** A member with a code of their own. */
    async advocate(program: Program, code = unique('amber-otter')) {
      const { body } = await under(program).enroll({ customerId: unique('advocate') });
      const { memberId } = body as { memberId: string };
      const issued = { code, memberId, shownAs: 'Ana', issuedAt: BEGIN, version: 1 };
      if ((await stores.codes.issue(issued)) !== 'issued') throw new Error(`the code ${code} is taken`);
      return issued;
    },
    /** All entries of an account, oldest first; throws where they do not prove it. */
    async provenEntries(memberId: string) {
      const [account, { Items = [] }] = await Promise.all([
        ledger.readAccount(memberId),
        client.send(
          new ScanCommand({
            TableName: 'Ledger',
            FilterExpression: 'memberId = :member AND sk <> :account',
            ExpressionAttributeValues: { ':member': { S: memberId }, ':account': { S: 'ACCOUNT' } },
            ConsistentRead: true,
          }),
        ),
      ]);
      const entries = Items.map((item) => decodeEntry(item).entry).sort((a, b) => a.sequence - b.sequence);
      const drift = account === null ? [] : proveAccount(account, entries).drift;
      if (drift.length > 0) throw new Error(`${memberId} drifts: ${JSON.stringify(drift)}`);
      return entries;
    },
    async close() {
      client.destroy();
      await engine.close();
    },
  };
}

const ORDER = {
  currency: 'USD',
  placedAt: new Date(BEGIN * 1000).toISOString(),
  lines: [{ sku: 'mug', quantity: 3, unitPrice: 1_000 }],
};

async function send(route: Route, operation: Operation, call: ApiCall, at: number): Promise<Said> {
  const event = apiEvent(operation, call) as unknown as ApiEvent;
  const { statusCode = 0, headers = {}, body } = await route.run(event, at);
  return {
    status: statusCode,
    replayed: headers['idempotency-replayed'] === 'true',
    body: JSON.parse(body ?? 'null'),
  };
}
