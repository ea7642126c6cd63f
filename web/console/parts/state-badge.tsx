import { Badge } from '@mantine/core';

export interface State {
  readonly label: string;
  readonly color: 'teal' | 'yellow' | 'red' | 'gray' | 'blue';
}

/** How something is, in a word, besides its color. */
export const StateBadge = ({ state: { label, color } }: { readonly state: State }) => (
  <Badge variant="light" color={color} tt="none" fw={600} miw="max-content">
    {label}
  </Badge>
);
