import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import classes from './page.module.css';
/** A page of the console: its one heading, what it is for, what can be done with all of it, and its content. */
export function Page({ title, lead, actions, above, children, }) {
    useDocumentTitle(`${title} · Perennial`);
    return (_jsxs("div", { className: classes['page'], children: [_jsxs("header", { className: classes['head'], children: [_jsxs("div", { children: [above, _jsx(Title, { order: 1, size: "h2", tabIndex: -1, "data-page-title": true, children: title }), lead !== undefined && (_jsx(Text, { c: "dimmed", mt: 4, maw: "44rem", children: lead }))] }), actions !== undefined && _jsx(Group, { gap: "sm", children: actions })] }), children] }));
}
