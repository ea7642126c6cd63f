import { Text } from '@mantine/core';
import type { Preferences } from '../../../../client/generated/types.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { useMemberChange } from './use-member-change.ts';

/** Turns all channels off: somebody wants to hear nothing more. */
export function StopDialog({ preferences, close }: { readonly preferences: Preferences; close(): void }) {
  const { memberId, channels, timeZone } = preferences;
  const allowed = Object.entries(channels).filter(([, channel]) => channel?.allowed === true);
  const made = useMemberChange(memberId, {
    do: (perennial) =>
      perennial.setPreferences({
        memberId,
        body: {
          channels: Object.fromEntries(Object.keys(channels).map((channel) => [channel, false])),
          timeZone,
          how: 'support',
        },
      }),
    says: () => 'No more messages are sent.',
    close,
  });
  return (
    <ActionDialog
      title="Stop all messages"
      opened
      close={close}
      submit={made.submit}
      doing={made.isDoing}
      error={made.error}
      label="Stop all messages"
      isDangerous
      cannot={allowed.length === 0}
    >
      <Text>
        {allowed.length === 0
          ? 'No channel is allowed, so nothing is sent now.'
          : `Nothing more is sent by ${allowed.map(([channel]) => channel).join(', ')}, also what was decided already and has not left. The member can allow it again.`}
      </Text>
    </ActionDialog>
  );
}
