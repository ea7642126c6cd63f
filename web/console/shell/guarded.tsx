import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Scope } from '../../../shared/contracts/access.ts';
import { Page } from '../parts/page.tsx';
import { useSession } from '../session/session.tsx';

/** A page for who may see it; others are told what they lack, since they may have followed a link of a colleague. */
export function Guarded({ scope, children }: { readonly scope: Scope | null; readonly children: ReactNode }) {
  const { who } = useSession();
  if (scope === null || who.scopes.includes(scope)) return children;
  return (
    <Page title="This page is not for your role">
      <Text>
        It needs the permission <code>{scope}</code>, which{' '}
        {who.roles.length === 0
          ? 'you do not have: you have no role yet'
          : `${who.roles.join(' and ')} does not have`}
        . Ask an admin of your shop.
      </Text>
    </Page>
  );
}
