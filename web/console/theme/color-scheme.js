import { useColorScheme, useLocalStorage } from '@mantine/hooks';
import { createContext, use } from 'react';
export const ColorSchemeContext = createContext({
    chosen: 'auto',
    shown: 'light',
    choose: () => { },
});
/** Mantine's own switch adds a style element for the moment of the change, which the content security policy refuses. */
export function useChosenColorScheme() {
    const machine = useColorScheme('light', { getInitialValueInEffect: false });
    const [chosen, choose] = useLocalStorage({
        key: 'perennial-color-scheme',
        defaultValue: 'auto',
        getInitialValueInEffect: false,
    });
    return { chosen, shown: chosen === 'auto' ? machine : chosen, choose };
}
export const useColorSchemeChoice = () => use(ColorSchemeContext);
