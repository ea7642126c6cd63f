import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';

export function NotFoundPage() {
  return (
    <EmptyState title="There is no such page">
      <Anchor component={Link} to="/">
        To the start
      </Anchor>
    </EmptyState>
  );
}
