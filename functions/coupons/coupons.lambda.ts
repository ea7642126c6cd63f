import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { CouponsEnvironment } from '../../shared/contracts/environments/coupons.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { guessStore } from '../../shared/storage/guess-store.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { claimCoupon } from './claim-coupon.ts';
import { importCodes } from './import-codes.ts';
import { readPool } from './read-pool.ts';
import { useCoupon } from './use-coupon.ts';
import { validateCoupon } from './validate-coupon.ts';
import { voidCoupon } from './void-coupon.ts';

const logger = new Logger();
const environment = readEnvironment(CouponsEnvironment);
const client = dynamoDbClient();
const deps = {
  noteAudit: notingAudit(environment.AUDIT_TABLE),
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  coupons: couponStore(client, environment.REWARDS_TABLE),
  pools: poolStore(client, environment.REWARDS_TABLE),
  guesses: guessStore(client, environment.REWARDS_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
  metrics: new Metrics(),
};

export const handler = apiFunction(logger, [
  validateCoupon(deps),
  useCoupon(deps),
  voidCoupon(deps),
  claimCoupon(deps),
  importCodes(deps),
  readPool(deps),
]);
