import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { State } from './state/state.ts';

/** What it takes to let a friend come with a code: whose it is, the advocate's list, and what both are compared by. */
export function grantRefer(grantee: IGrantable, state: State): void {
  state.referrals.grantFind(grantee);
  state.referrals.grantListFriend(grantee);
  state.referrals.grantKeepSignals(grantee);
  // Those of a member who is erased while they are kept.
  state.referrals.grantErase(grantee);
  state.credentials.grantKeepSalt(grantee);
}
