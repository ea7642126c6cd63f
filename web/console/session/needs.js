import { useSession } from './session.tsx';
/** Whether who is signed in may do what a scope allows. The API decides; this only keeps what it would refuse out of sight. */
export const useMay = (scope) => useSession().who.scopes.includes(scope);
/** Shows its children to who has the scope. */
export function Needs({ scope, children, otherwise = null, }) {
    return useMay(scope) ? children : otherwise;
}
