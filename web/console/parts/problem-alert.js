import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { isProblem } from '../../../client/problem-error.ts';
/** What the API refused or what failed, in its own words: what is wrong, where, and what to do. */
export function ProblemAlert({ error, title, retry, }) {
    const problem = isProblem(error) ? error.problem : null;
    return (_jsxs(Alert, { color: "red", icon: _jsx(IconAlertCircle, { "aria-hidden": true }), title: title ?? problem?.title ?? 'This did not work', role: "alert", children: [_jsx(Text, { size: "sm", children: problem?.detail ?? messageOf(error) }), problem?.errors !== undefined && (_jsx(List, { size: "sm", mt: "xs", children: problem.errors.map((fault) => (_jsxs(List.Item, { children: [_jsx("code", { children: fault.pointer }), " ", fault.detail] }, `${fault.pointer} ${fault.detail}`))) })), retry !== undefined && (_jsx(Button, { variant: "light", color: "red", size: "xs", mt: "sm", onClick: retry, children: "Try again" }))] }));
}
const messageOf = (error) => error instanceof Error ? error.message : 'No answer came. Are you online?';
