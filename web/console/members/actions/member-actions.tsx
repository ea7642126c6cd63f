import { Button, Menu, Text } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import { useState } from 'react';
import type { Account, Member } from '../../../../client/generated/types.ts';
import { useProgram } from '../../api/program-in-force.ts';
import { useSession } from '../../session/session.tsx';
import { type Person, usePreferences, useTier } from '../member-queries.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { type MemberDeed, memberDeeds } from './member-deeds.ts';

/** What may be done for this member, by who looks at them and as the member stands; or why nothing may. */
export function MemberActions({ person, account }: { readonly person: Person; readonly account: Account }) {
  if (person.kind === 'member') return <Deeds member={person.member} account={account} />;
  return (
    <Text size="sm" c="dimmed" maw="18rem">
      {person.kind === 'erased'
        ? 'The member was erased. Only the books are left, and they are not changed.'
        : 'This buyer has not joined, so there are no points to change.'}
    </Text>
  );
}

const IN_MENU: Readonly<
  Record<Exclude<MemberDeed, 'adjust'>, { readonly words: string; readonly isEnding: boolean }>
> = {
  tier: { words: 'Assign a tier…', isEnding: false },
  tier_removal: { words: 'Take the assigned tier back…', isEnding: false },
  stop: { words: 'Stop all messages…', isEnding: false },
  close: { words: 'Close the membership…', isEnding: true },
  erase: { words: 'Erase the member…', isEnding: true },
};

function Deeds({ member, account }: { readonly member: Member; readonly account: Account }) {
  const { who } = useSession();
  const [chosen, choose] = useState<MemberDeed | null>(null);
  const program = useProgram();
  const tier = useTier(member.memberId).data;
  const preferences = usePreferences(member.memberId).data;
  const deeds = memberDeeds(who.scopes, { account, tier, program, preferences });
  const inMenu = deeds.filter((deed) => deed !== 'adjust');
  return (
    <>
      {deeds.includes('adjust') && <Button onClick={() => choose('adjust')}>Adjust points</Button>}
      {inMenu.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {inMenu.map((deed) => (
              <Menu.Item
                key={deed}
                onClick={() => choose(deed)}
                {...(IN_MENU[deed].isEnding ? { c: 'var(--mantine-color-error)' } : {})}
              >
                {IN_MENU[deed].words}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {chosen !== null && (
        <DeedDialog
          deed={chosen}
          member={member}
          account={account}
          tier={tier}
          program={program}
          preferences={preferences}
          close={() => choose(null)}
        />
      )}
    </>
  );
}
