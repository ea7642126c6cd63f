import { Stack } from '@mantine/core';
import { BroughtCard } from './brought-card.tsx';
import { CameByCard } from './came-by-card.tsx';
import { CodeCard } from './code-card.tsx';

/** The two sides of recommending: whom the member brought, and by whom they came. */
export function FriendsView({ memberId }: { readonly memberId: string }) {
  return (
    <Stack gap="md">
      <CodeCard memberId={memberId} />
      <BroughtCard memberId={memberId} />
      <CameByCard memberId={memberId} />
    </Stack>
  );
}
