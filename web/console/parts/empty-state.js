import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Stack, Title } from '@mantine/core';
import classes from './empty-state.module.css';
/** Where there is nothing to show: why, and what to do about it. */
export function EmptyState({ title, children }) {
    return (_jsxs(Stack, { className: classes['place'], gap: "sm", align: "center", children: [_jsx(Title, { order: 2, size: "h4", children: title }), children] }));
}
