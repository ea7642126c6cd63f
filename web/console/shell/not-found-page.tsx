import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../parts/page.tsx';

export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <Text>
        The address may have been mistyped, or the page has moved.{' '}
        <Anchor component={Link} to="/" underline="always">
          To the start
        </Anchor>
      </Text>
    </Page>
  );
}
