import { Stack } from '@mantine/core';
import { ConsentCard } from './consent-card.tsx';
import { JourneyCard } from './journey-card.tsx';
import { PlansCard } from './plans-card.tsx';

/** How the member wants to be written to, where they stand, and what is planned for them. */
export function ContactView({ memberId }: { readonly memberId: string }) {
  return (
    <Stack gap="md">
      <ConsentCard memberId={memberId} />
      <JourneyCard memberId={memberId} />
      <PlansCard memberId={memberId} />
    </Stack>
  );
}
