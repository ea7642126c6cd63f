import { Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Preferences } from '../../../../client/generated/types.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { useMemberChange } from '../actions/use-member-change.ts';
import { CHANNELS } from './consent-words.ts';

/** Said by the member to whoever helps them. An answer that stays the same keeps the moment at which it was given. */
export function ConsentDialog({ preferences, close }: { readonly preferences: Preferences; close(): void }) {
  const { memberId, channels, timeZone } = preferences;
  const [allowed, setAllowed] = useState<Readonly<Record<string, boolean>>>(() =>
    Object.fromEntries(Object.entries(channels).map(([channel, said]) => [channel, said?.allowed === true])),
  );
  const [how, setHow] = useState('');
  const isGiving = CHANNELS.some(
    ({ channel }) => allowed[channel] === true && channels[channel]?.allowed !== true,
  );
  const made = useMemberChange(memberId, {
    do: (perennial) =>
      perennial.setPreferences({ memberId, body: { channels: allowed, timeZone, how: how.trim() } }),
    says: () => 'The consent is changed.',
    close,
  });
  return (
    <ActionDialog
      title="Change consent"
      opened
      close={close}
      submit={made.submit}
      doing={made.isDoing}
      error={made.error}
      label="Change"
      cannot={how.trim() === ''}
    >
      <Stack gap="xs">
        {CHANNELS.map(({ channel, title }) => (
          <Switch
            key={channel}
            label={title}
            checked={allowed[channel] === true}
            onChange={({ currentTarget: { checked } }) =>
              setAllowed((before) => ({ ...before, [channel]: checked }))
            }
          />
        ))}
      </Stack>
      {isGiving && (
        <Text size="sm">
          Allow a channel only where the member agreed to it, by a choice of their own that nobody made for
          them.
        </Text>
      )}
      <TextInput
        label="How the shop knows"
        description="Such as telephone or ticket 4711; it is the proof of consent and holds no personal data."
        required
        maxLength={64}
        value={how}
        onChange={(event) => setHow(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
