import { useColorScheme, useLocalStorage } from '@mantine/hooks';
import { createContext, use } from 'react';

/** What a person may choose: as the machine is set, or one of both. */
export type ColorScheme = 'auto' | 'light' | 'dark';

interface ChosenColorScheme {
  readonly chosen: ColorScheme;
  readonly shown: 'light' | 'dark';
  choose(scheme: ColorScheme): void;
}

export const ColorSchemeContext = createContext<ChosenColorScheme>({
  chosen: 'auto',
  shown: 'light',
  choose: () => {},
});

/** Mantine's own switch adds a style element for the moment of the change, which the content security policy refuses. */
export function useChosenColorScheme(): ChosenColorScheme {
  const machine = useColorScheme('light', { getInitialValueInEffect: false });
  const [chosen, choose] = useLocalStorage<ColorScheme>({
    key: 'perennial-color-scheme',
    defaultValue: 'auto',
    getInitialValueInEffect: false,
  });
  return { chosen, shown: chosen === 'auto' ? machine : chosen, choose };
}

export const useColorSchemeChoice = (): ChosenColorScheme => use(ColorSchemeContext);
