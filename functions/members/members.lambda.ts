import { Logger } from '@aws-lambda-powertools/logger';
import { MembersEnvironment } from '../../shared/contracts/environments/members.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { mailboxKeys } from '../../shared/referrals/mailbox-key.ts';
import { referringOn } from '../../shared/referring/referring.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { journeyPokes } from '../../shared/storage/journey-pokes.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { signalSalt } from '../../shared/storage/signal-salt.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { changeMember } from './change-member.ts';
import { closeMember } from './close-member.ts';
import { enrollMember } from './enroll-member.ts';
import { eraseMember } from './erase-member.ts';
import { findMember } from './find-member.ts';
import { forgetGuest } from './forget-guest.ts';
import { mintMemberToken } from './mint-member-token.ts';
import { readMember } from './read-member.ts';
import { readPreferences } from './read-preferences.ts';
import { readStopPage } from './read-stop-page.ts';
import { setPreferences } from './set-preferences.ts';
import { stopMessages } from './stop-messages.ts';

const logger = new Logger();
const environment = readEnvironment(MembersEnvironment);
const client = dynamoDbClient();
const stores = {
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
};
const deps = {
  noteAudit: notingAudit(environment.AUDIT_TABLE),
  ...stores,
  referring: referringOn(client, environment, stores),
  pokes: journeyPokes(client, environment.JOURNEYS_TABLE),
  codes: referralCodeStore(client, environment.REFERRALS_TABLE),
  contributions: contributionStore(client, environment.CONTRIBUTIONS_TABLE),
  signals: signalStore(client, environment.REFERRALS_TABLE),
  // The salt of the signals, which this function may read and make already.
  mailboxKeyOf: mailboxKeys(signalSalt(client, environment.CREDENTIAL_TABLE)),
  linkSecrets: linkSecrets(client, environment.CREDENTIAL_TABLE),
  credentials: credentialStore(client, environment.CREDENTIAL_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
};

export const handler = apiFunction(logger, [
  enrollMember(deps),
  findMember(deps),
  readMember(deps),
  changeMember(deps),
  closeMember(deps),
  eraseMember(deps),
  forgetGuest(deps),
  mintMemberToken(deps),
  readPreferences(deps),
  setPreferences(deps),
  readStopPage(deps),
  stopMessages(deps),
]);
