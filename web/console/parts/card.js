import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Group, Paper, Title } from '@mantine/core';
/** One thing of a page, with its name. */
export function Card({ title, actions, children, }) {
    return (_jsxs(Paper, { component: "section", withBorder: true, radius: "md", p: "lg", ...(title === undefined ? {} : { 'aria-label': title }), children: [title !== undefined && (_jsxs(Group, { justify: "space-between", mb: "md", children: [_jsx(Title, { order: 2, size: "h4", children: title }), actions] })), children] }));
}
