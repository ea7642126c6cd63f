import { enrollMember } from '../../../functions/members/enroll-member.ts';
import { setPreferences } from '../../../functions/members/set-preferences.ts';
import { stopMessages } from '../../../functions/members/stop-messages.ts';
import { recordActivity } from '../../../functions/orders/record-activity.ts';
import { recordOrder } from '../../../functions/orders/record-order.ts';
import { refundOrder } from '../../../functions/orders/refund-order.ts';
import { reverseActivity } from '../../../functions/orders/reverse-activity.ts';
import { ensureReferralCode } from '../../../functions/referrals/ensure-referral-code.ts';
import type { Operation } from '../../../shared/contracts/operation.ts';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { ApiEvent } from '../../../shared/lambda/caller.ts';
import type { Route } from '../../../shared/lambda/route.ts';
import { mailboxKeys } from '../../../shared/referrals/mailbox-key.ts';
import { referringOn } from '../../../shared/referring/referring.ts';
import { notingAudit } from '../../../shared/storage/audit-store.ts';
import { budgetStore } from '../../../shared/storage/budget-store.ts';
import { couponStore } from '../../../shared/storage/coupon-store.ts';
import type { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../../shared/storage/fulfillment-list.ts';
import { journeyPokes } from '../../../shared/storage/journey-pokes.ts';
import { ledgerStore } from '../../../shared/storage/ledger-store.ts';
import { linkSecrets } from '../../../shared/storage/link-secrets.ts';
import { profileStore } from '../../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../../shared/storage/program-source.ts';
import { referralCodeStore } from '../../../shared/storage/referral-code-store.ts';
import { signalSalt } from '../../../shared/storage/signal-salt.ts';
import { stillMember } from '../../../shared/storage/still-member.ts';
import { stockStore } from '../../../shared/storage/stock-store.ts';
import { type ApiCall, apiEvent } from '../../bench/harness/api-event.ts';
import { openReconciling } from './reconciling.ts';
import { TABLES } from './tables.ts';

/** What the API answered. */
export interface ShopAnswer {
  readonly status: number;
  readonly body: string;
}

/** `form`: a body that is no JSON. */
type ShopCall = ApiCall & { readonly form?: string };

export type Shop = ReturnType<typeof openShop>;

/** The API of the shop: the routes that are deployed, which are told what time it is as their functions tell them. */
export function openShop(client: ReturnType<typeof dynamoDbClient>, programs: ProgramSource) {
  const { ledger: ledgerTable, referrals, rewards, credentials } = TABLES;
  const ledger = ledgerStore(client, ledgerTable);
  const profiles = profileStore(client, TABLES.profiles);
  const tables = { REFERRALS_TABLE: referrals, CREDENTIAL_TABLE: credentials };
  const deps = {
    noteAudit: notingAudit(TABLES.audit),
    ledger,
    profiles,
    programs,
    referring: referringOn(client, tables, { ledger, profiles }),
    budgets: budgetStore(client, TABLES.budgets),
    coupons: couponStore(client, rewards),
    stocks: stockStore(client, rewards),
    fulfillments: fulfillmentList(client, rewards),
    pokes: journeyPokes(client, TABLES.journeys),
    linkSecrets: linkSecrets(client, credentials),
    mailboxKeyOf: mailboxKeys(signalSalt(client, credentials)),
    codes: referralCodeStore(client, referrals),
    stillMember: (memberId: string) => stillMember(ledgerTable, memberId),
    linkBase: 'https://shop.example',
  };
  const routes: readonly Route[] = [
    enrollMember(deps),
    setPreferences(deps),
    stopMessages(deps),
    recordOrder(deps),
    refundOrder(deps),
    recordActivity(deps),
    reverseActivity(deps),
    ensureReferralCode(deps),
  ];
  const byKey = new Map(routes.map((route) => [route.routeKey, route]));
  return {
    ledger,
    profiles,
    reconcile: openReconciling(client, programs),

    /** @throws Fault where the process ended, or storage failed: the same call again. */
    async call(operation: Operation, { form, ...call }: ShopCall, now: EpochSeconds): Promise<ShopAnswer> {
      const event = { ...apiEvent(operation, call), ...(form === undefined ? {} : { body: form }) };
      const route = byKey.get(event.routeKey);
      if (route === undefined) throw new Error(`the shop has no ${event.routeKey}`);
      const { statusCode = 500, body = '' } = await route.run(event as unknown as ApiEvent, now);
      return { status: statusCode, body };
    },
  };
}
