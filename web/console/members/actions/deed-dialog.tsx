import type {
  Account,
  Member,
  MemberTier,
  Preferences,
  ProgramDocument,
} from '../../../../client/generated/types.ts';
import { tierName } from '../../api/program-in-force.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { CloseDialog, EraseDialog } from './ending-dialogs.tsx';
import type { MemberDeed } from './member-deeds.ts';
import { StopDialog } from './stop-dialog.tsx';
import { TierDialog, TierRemovalDialog } from './tier-dialog.tsx';

/** The dialog of what was chosen. It is made anew each time, with a key of its own. */
export function DeedDialog({
  deed,
  member,
  account,
  tier,
  program,
  preferences,
  close,
}: {
  readonly deed: MemberDeed;
  readonly member: Member;
  readonly account: Account;
  readonly tier: MemberTier | undefined;
  readonly program: ProgramDocument | null;
  readonly preferences: Preferences | null | undefined;
  close(): void;
}) {
  const { memberId } = member;
  switch (deed) {
    case 'adjust':
      return <AdjustDialog memberId={memberId} balance={account.balance} close={close} />;
    case 'tier':
      if (tier === undefined || program === null) return null;
      return <TierDialog memberId={memberId} tier={tier} program={program} close={close} />;
    case 'tier_removal':
      if (tier?.assignment == null) return null;
      return (
        <TierRemovalDialog
          memberId={memberId}
          assigned={tierName(program, tier.assignment.tier)}
          close={close}
        />
      );
    case 'stop':
      return preferences == null ? null : <StopDialog preferences={preferences} close={close} />;
    case 'close':
      return <CloseDialog member={member} account={account} close={close} />;
    case 'erase':
      return <EraseDialog member={member} account={account} close={close} />;
  }
}
