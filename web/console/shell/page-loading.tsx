import { Skeleton, Stack } from '@mantine/core';

/** Where a page will stand whose script is on its way: as much room as most take, so that little moves. */
export const PageLoading = () => (
  <Stack gap="lg" role="status" aria-label="Loading page" maw="76rem" mx="auto">
    <Skeleton height={36} width="14rem" />
    <Skeleton height={180} radius="md" />
  </Stack>
);
