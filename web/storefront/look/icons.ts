import { html, svg, type TemplateResult } from 'lit';

/** Drawn for this, in a square of 24, with lines that take the color of the text around them. */
const PATHS = {
  arrow: 'M5 12h14M13 6l6 6-6 6',
  bag: 'M6 8h12l1 12H5L6 8Zm3 0a3 3 0 0 1 6 0',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15L6 16Zm4 4.5a2 2 0 0 0 4 0',
  calendar: 'M5 6h14v14H5V6Zm0 4.5h14M9 3.5v4M15 3.5v4',
  chat: 'M4.5 5h15v11H11l-4.5 4v-4h-2V5Z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M6 9.5l6 6 6-6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  copy: 'M9 9h11v11H9V9ZM5 15H4V4h11v1',
  gift: 'M4 9h16v4H4V9Zm1.5 4h13v7.5h-13V13ZM12 9v11.5M12 9C9 9 7 7.800 7 6.200 7 5 8 4 9.200 4 11 4 12 6.500 12 9Zm0 0c3 0 5-1.200 5-2.800C17 5 16 4 14.800 4 13 4 12 6.500 12 9Z',
  heart: 'M12 20S4 15 4 9.200A4.200 4.200 0 0 1 12 7.200a4.200 4.200 0 0 1 8 2C20 15 12 20 12 20Z',
  leaf: 'M5 19C5 10 10 5 19.500 4.500 20 14 15 19 8 19c-1.500 0-3-.5-3-.5m0 1.500c1.500-4.500 4-7.500 8-9.500',
  lock: 'M6 11h12v9H6v-9Zm2.500 0V8a3.500 3.500 0 0 1 7 0v3',
  offline:
    'M4 4l16 16M8.500 15.500a5 5 0 0 1 6.500-.4M5 12a10 10 0 0 1 4.200-2.500m4.300-.2A10 10 0 0 1 19 12M2.500 8.500a14.500 14.500 0 0 1 4-2.500M11 5a14.500 14.500 0 0 1 10.500 3.500M12 19h.01',
  percent: 'M6 18L18 6M7.500 9.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm9 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.500 8.500c.5-4 3.500-6 7.500-6s7 2 7.500 6',
  qr: 'M4 4h6v6H4V4Zm10 0h6v6h-6V4ZM4 14h6v6H4v-6Zm10 0h2.500v2.500H14V14Zm3.500 3.500H20V20h-2.500v-2.500Zm0-3.500H20M14 20h.01',
  share: 'M12 15V4m0 0L8 8m4-4 4 4M5 12v8h14v-8',
  star: 'M12 4l2.400 5.100 5.600.7-4.100 3.900 1 5.500L12 16.500 7.100 19.200l1-5.500L4 9.800l5.600-.7L12 4Z',
  trophy:
    'M8 4h8v6a4 4 0 0 1-8 0V4Zm0 2H4.500c0 3 1.200 4.500 3.700 5M16 6h3.500c0 3-1.200 4.500-3.700 5M12 14v4m-4 2.500h8c0-1.500-1-2.500-2.500-2.500h-3C9 18 8 19 8 20.500Z',
  truck:
    'M3 6h11v10H3V6Zm11 3.500h4l3 3.500v3h-7V9.500ZM7.500 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm9.500 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  wallet:
    'M4 7h14v-2.500H6A2 2 0 0 0 4 6.500V18a2 2 0 0 0 2 2h14V9.500M20 7v13M20 12h-4.500a2 2 0 0 0 0 4H20',
  warning: 'M12 4l9 16H3L12 4Zm0 6v4.500m0 2.500h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** It only repeats what the words beside it say, so screen readers pass it over. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name]} />`}</svg>`;
