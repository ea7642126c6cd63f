import { Text } from '@mantine/core';
import { Page } from '../parts/page.tsx';
import { useSession } from '../session/session.tsx';

export function Component() {
  const { who } = useSession();
  return (
    <Page title={`Hello, ${who.name}`}>
      <Text>Choose a subject.</Text>
    </Page>
  );
}
