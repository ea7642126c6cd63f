import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { ReferralsEnvironment } from '../../shared/contracts/environments/referrals.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { dueList } from '../../shared/storage/due-list.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { friendList } from '../../shared/storage/friend-list.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { reviewList } from '../../shared/storage/review-list.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { visitStore } from '../../shared/storage/visit-store.ts';
import { ensureReferralCode } from './ensure-referral-code.ts';
import { followReferralLink, probeReferralLink } from './follow-referral-link.ts';
import { listAdvocateReferrals } from './list-advocate-referrals.ts';
import { listReferrals } from './list-referrals.ts';
import { readFriendReferral } from './read-friend-referral.ts';
import { readInvitation } from './read-invitation.ts';
import { readReferral } from './read-referral.ts';
import { readReferralCode } from './read-referral-code.ts';
import { readReferralQr } from './read-referral-qr.ts';
import { renewReferralCode } from './renew-referral-code.ts';
import { reviewReferral } from './review-referral.ts';

const logger = new Logger();
const environment = readEnvironment(ReferralsEnvironment);
const client = dynamoDbClient();
const { REFERRALS_TABLE: referrals, REFERRAL_LINK_BASE: linkBase } = environment;
const deps = {
  noteAudit: notingAudit(environment.AUDIT_TABLE),
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
  codes: referralCodeStore(client, referrals),
  stillMember: (memberId: string) => stillMember(environment.LEDGER_TABLE, memberId),
  visits: visitStore(client, referrals),
  friends: friendList(client, referrals),
  reviews: reviewList(client, referrals),
  dues: dueList(client, referrals),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
  linkBase: linkBase === 'api' ? null : linkBase,
  metrics: new Metrics(),
};

export const handler = apiFunction(logger, [
  ensureReferralCode(deps),
  readReferralCode(deps),
  renewReferralCode(deps),
  followReferralLink(deps),
  probeReferralLink(deps),
  readReferralQr(deps),
  readInvitation(deps),
  listAdvocateReferrals(deps),
  readFriendReferral(deps),
  listReferrals(deps),
  readReferral(deps),
  reviewReferral(deps),
]);
