import { jsx as _jsx } from "react/jsx-runtime";
import { Text } from '@mantine/core';
import { Page } from '../parts/page.tsx';
import { useSession } from '../session/session.tsx';
export function Component() {
    const { who } = useSession();
    return (_jsx(Page, { title: `Hello, ${who.name}`, children: _jsx(Text, { children: "Choose a subject." }) }));
}
