import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { ActionIcon, Menu } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useColorSchemeChoice } from '../theme/color-scheme.ts';
const CHOICES = [
    { scheme: 'auto', label: 'As this device', icon: IconDeviceDesktop },
    { scheme: 'light', label: 'Light', icon: IconSun },
    { scheme: 'dark', label: 'Dark', icon: IconMoon },
];
export function ColorSchemeSwitch() {
    const { chosen, shown, choose } = useColorSchemeChoice();
    return (_jsxs(Menu, { position: "bottom-end", children: [_jsx(Menu.Target, { children: _jsx(ActionIcon, { variant: "subtle", color: "gray", size: "lg", "aria-label": `Colors: ${chosen}`, children: shown === 'dark' ? _jsx(IconMoon, { size: 18, "aria-hidden": true }) : _jsx(IconSun, { size: 18, "aria-hidden": true }) }) }), _jsx(Menu.Dropdown, { children: CHOICES.map(({ scheme, label, icon: Icon }) => (_jsx(Menu.Item, { leftSection: _jsx(Icon, { size: 16, "aria-hidden": true }), onClick: () => choose(scheme), "aria-current": scheme === chosen, children: label }, scheme))) })] }));
}
