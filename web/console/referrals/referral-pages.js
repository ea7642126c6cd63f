import { jsx as _jsx } from "react/jsx-runtime";
import { Page } from '../parts/page.tsx';
export function Component() {
    return _jsx(Page, { title: "Referral reviews", children: null });
}
