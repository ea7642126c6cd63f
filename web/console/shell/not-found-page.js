import { jsx as _jsx } from "react/jsx-runtime";
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';
export function NotFoundPage() {
    return (_jsx(EmptyState, { title: "There is no such page", children: _jsx(Anchor, { component: Link, to: "/", children: "To the start" }) }));
}
