import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Text } from '@mantine/core';
import { EmptyState } from '../parts/empty-state.tsx';
import { useSession } from '../session/session.tsx';
/** A page for who may see it; others are told what they lack, since they may have followed a link of a colleague. */
export function Guarded({ scope, children }) {
    const { who } = useSession();
    if (scope === null || who.scopes.includes(scope))
        return children;
    return (_jsx(EmptyState, { title: "This page is not for your role", children: _jsxs(Text, { children: ["It needs the permission ", _jsx("code", { children: scope }), ", which", ' ', who.roles.length === 0
                    ? 'you do not have: you have no role yet'
                    : `${who.roles.join(' and ')} does not have`, ". Ask an admin of your shop."] }) }));
}
