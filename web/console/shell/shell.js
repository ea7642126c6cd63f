import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { ActionIcon, Anchor, Drawer, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Suspense, useEffect } from 'react';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { Navigation } from './navigation.tsx';
import { PersonMenu } from './person-menu.tsx';
import classes from './shell.module.css';
/** What stands around every page: navigation beside it, or behind a button where there is no room. */
export function Shell() {
    const [isOpen, menu] = useDisclosure(false);
    const { pathname } = useLocation();
    const isLoading = useNavigation().state !== 'idle';
    // biome-ignore lint/correctness/useExhaustiveDependencies: at each new page the drawer closes and the reader is at its heading.
    useEffect(() => {
        menu.close();
        document.querySelector('[data-page-title]')?.focus({ preventScroll: true });
    }, [pathname]);
    return (_jsxs("div", { className: classes['shell'], children: [_jsx("a", { className: classes['skip'], href: "#content", children: "Skip to the page" }), _jsxs("header", { className: classes['bar'], children: [_jsx(ActionIcon, { className: classes['burger'], variant: "subtle", color: "gray", size: "lg", "aria-label": "Open navigation", "aria-expanded": isOpen, onClick: menu.open, children: _jsx(IconMenu2, { "aria-hidden": true }) }), _jsx(Anchor, { component: Link, to: "/", className: classes['brand'], underline: "never", children: "Perennial" }), isLoading && _jsx(Loader, { size: "xs", "aria-label": "Loading page" }), _jsxs("div", { className: classes['end'], children: [_jsx(ColorSchemeSwitch, {}), _jsx(PersonMenu, {})] })] }), _jsx("aside", { className: classes['side'], children: _jsx(Navigation, { label: "Console" }) }), _jsx(Drawer, { opened: isOpen, onClose: menu.close, title: "Perennial", size: "xs", lockScroll: false, children: _jsx(Navigation, { label: "Console, small" }) }), _jsx("main", { id: "content", className: classes['content'], tabIndex: -1, children: _jsx(Suspense, { fallback: _jsx(Loader, { "aria-label": "Loading page" }), children: _jsx(Outlet, {}) }) })] }));
}
