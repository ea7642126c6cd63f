import * as claim from '../../../../shared/domain/ledger/claim-order.ts';
import * as record from '../../../../shared/domain/ledger/record-order.ts';
import * as refund from '../../../../shared/domain/ledger/refund-order.ts';
import { programHistory } from '../../../../shared/domain/program/program-history.ts';

/** The decisions behind the operations of the orders capability, with the program they read. */
export const decisions = { claim, record, refund, programs: programHistory() };
