import type { ReactNode } from 'react';
import type { Scope } from '../../../shared/contracts/access.ts';
import { useSession } from './session.tsx';

/** Whether who is signed in may do what a scope allows. The API decides; this only keeps what it would refuse out of sight. */
export const useMay = (scope: Scope): boolean => useSession().who.scopes.includes(scope);

/** Shows its children to who has the scope. */
export function Needs({
  scope,
  children,
  otherwise = null,
}: {
  readonly scope: Scope;
  readonly children: ReactNode;
  readonly otherwise?: ReactNode;
}) {
  return useMay(scope) ? children : otherwise;
}
