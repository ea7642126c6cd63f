/** A custom property that a shop may set, with what it does; docs/storefront.md lists them from here. */
export interface Token {
  readonly name: `--perennial-${string}`;
  readonly light: string;
  /** Where it is another one in the dark. */
  readonly dark?: string;
  readonly meaning: string;
}

export const TOKENS: readonly Token[] = [
  {
    name: '--perennial-accent',
    light: '#0b6b4b',
    dark: '#62d3a5',
    meaning: 'Buttons, links, progress, and what is chosen.',
  },
  { name: '--perennial-on-accent', light: '#ffffff', dark: '#06291c', meaning: 'Text on the accent.' },
  { name: '--perennial-surface', light: '#ffffff', dark: '#171b19', meaning: 'The ground of an element.' },
  {
    name: '--perennial-sunken',
    light: '#f3f6f4',
    dark: '#222825',
    meaning: 'Fields, tracks and quiet areas within it.',
  },
  { name: '--perennial-text', light: '#16201b', dark: '#eaf0ed', meaning: 'Text.' },
  {
    name: '--perennial-muted',
    light: '#55635c',
    dark: '#a5b3ac',
    meaning: 'Text that is less important; at least 4.5:1 on both grounds.',
  },
  { name: '--perennial-line', light: '#dfe6e2', dark: '#343c38', meaning: 'Borders and rules.' },
  {
    name: '--perennial-control',
    light: '#7c8b84',
    dark: '#75857d',
    meaning: 'Borders of fields and buttons; at least 3:1 on both grounds.',
  },
  { name: '--perennial-positive', light: '#0b6b4b', dark: '#62d3a5', meaning: 'Points that come.' },
  { name: '--perennial-warning', light: '#8a5200', dark: '#f2b866', meaning: 'What ends soon.' },
  { name: '--perennial-negative', light: '#b3261e', dark: '#ffb4ab', meaning: 'What went wrong.' },
  {
    name: '--perennial-focus',
    light: '#0b57d0',
    dark: '#a8c7fa',
    meaning: 'The ring around what has the focus; at least 3:1 on both grounds.',
  },
  { name: '--perennial-radius', light: '16px', meaning: 'Corners of elements.' },
  { name: '--perennial-control-radius', light: '10px', meaning: 'Corners of buttons and fields.' },
  {
    name: '--perennial-padding',
    light: '20px',
    meaning: 'Between the border of an element and what is in it.',
  },
  { name: '--perennial-shadow', light: '0 1px 2px rgb(0 0 0 / 0.04)', meaning: 'The shadow of an element.' },
  {
    name: '--perennial-font',
    light: 'inherit',
    meaning: 'The typeface; that of the page where it is not given.',
  },
];

/** `--_accent: var(--perennial-accent, light-dark(…))` and so on: inside, elements use what begins with an underscore. */
export const tokenRules: string = TOKENS.map(({ name, light, dark }) => {
  const standard = dark === undefined ? light : `light-dark(${light}, ${dark})`;
  return `${name.replace('--perennial-', '--_')}: var(${name}, ${standard});`;
}).join('\n');
