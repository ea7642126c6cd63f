import { Group, Loader, Text } from '@mantine/core';

/** Nothing was found so far, and it is looked further back. @param what such as `changes` */
export const Seeking = ({ what }: { readonly what: string }) => (
  <Group gap="sm" role="status">
    <Loader size="xs" aria-hidden />
    <Text c="dimmed">None among the newest {what}; looking further back …</Text>
  </Group>
);
