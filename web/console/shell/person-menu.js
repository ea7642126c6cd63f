import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Button, Menu } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useSession } from '../session/session.tsx';
/** Who is signed in, with which roles, and the way out. */
export function PersonMenu() {
    const { who, signOut } = useSession();
    return (_jsxs(Menu, { position: "bottom-end", children: [_jsx(Menu.Target, { children: _jsx(Button, { variant: "subtle", color: "gray", leftSection: _jsx(IconUser, { size: 18, "aria-hidden": true }), children: who.name }) }), _jsxs(Menu.Dropdown, { children: [_jsx(Menu.Label, { children: who.roles.length === 0 ? 'No role yet' : who.roles.join(', ') }), _jsx(Menu.Item, { leftSection: _jsx(IconLogout, { size: 16, "aria-hidden": true }), onClick: () => void signOut(), children: "Sign out" })] })] }));
}
