import * as capture from '../../../../shared/domain/ledger/capture-redemption.ts';
import * as claim from '../../../../shared/domain/ledger/claim-order.ts';
import * as record from '../../../../shared/domain/ledger/record-order.ts';
import * as refund from '../../../../shared/domain/ledger/refund-order.ts';
import * as giveBack from '../../../../shared/domain/ledger/return-redemption.ts';
import * as spent from '../../../../shared/domain/ledger/spent-on-order.ts';
import * as use from '../../../../shared/domain/ledger/use-coupon.ts';
import { programHistory } from '../../../../shared/domain/program/program-history.ts';
import * as apply from '../../../../shared/domain/rewards/apply-reward.ts';
import * as judge from '../../../../shared/domain/rewards/judge-reward.ts';

/** The decisions behind the operations of the orders capability, with the program they read. */
export const decisions = {
  ...{ claim, record, refund, programs: programHistory() },
  ...{ capture, use, giveBack, spent, judge, apply },
};
