import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { NavLink, Text } from '@mantine/core';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { PAGE_GROUPS, SUBJECTS } from '../pages.ts';
import { useSession } from '../session/session.tsx';
import classes from './navigation.module.css';
/** The subjects that who is signed in may see, by group. */
export function Navigation({ label }) {
    const { who } = useSession();
    const seen = SUBJECTS.filter(({ scope }) => scope === null || who.scopes.includes(scope));
    return (_jsxs("nav", { "aria-label": label, className: classes['nav'], children: [seen
                .filter(({ group }) => group === null)
                .map((subject) => (_jsx(Entry, { subject: subject }, subject.path))), PAGE_GROUPS.map((group) => (_jsx(Group, { group: group, subjects: seen.filter((subject) => subject.group === group) }, group)))] }));
}
function Group({ group, subjects }) {
    if (subjects.length === 0)
        return null;
    return (_jsxs("section", { "aria-label": group, children: [_jsx(Text, { size: "xs", fw: 600, c: "dimmed", className: classes['group'] ?? '', children: group }), subjects.map((subject) => (_jsx(Entry, { subject: subject }, subject.path)))] }));
}
function Entry({ subject }) {
    const { pathname } = useLocation();
    const to = `/${subject.path}`;
    const isHere = subject.path === '' ? pathname === '/' : `${pathname}/`.startsWith(`${to}/`);
    const { icon: Icon } = subject;
    return (_jsx(NavLink, { component: RouterLink, to: to, label: subject.title, active: isHere, "aria-current": isHere ? 'page' : undefined, leftSection: _jsx(Icon, { size: 18, "aria-hidden": true }), className: classes['entry'] ?? '' }));
}
