import { Stack } from '@mantine/core';
import { LotsCard } from './lots-card.tsx';
import { ProofCard } from './proof-card.tsx';
import { TierDetail } from './tier-detail.tsx';

/** What the points are made of, what the tier hangs on, and that the books are right. */
export function PointsView({ memberId }: { readonly memberId: string }) {
  return (
    <Stack gap="md">
      <LotsCard memberId={memberId} />
      <TierDetail memberId={memberId} />
      <ProofCard memberId={memberId} />
    </Stack>
  );
}
