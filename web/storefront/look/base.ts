import { css, unsafeCSS } from 'lit';
import { tokenRules } from './tokens.ts';

/** What all elements look like. Sizes of type are in em, so that they follow the shop's; distances are in pixels. */
export const base = css`
  :host {
    ${unsafeCSS(tokenRules)}
    display: block;
    container-type: inline-size;
    color: var(--_text);
    font-family: var(--_font);
    line-height: 1.45;
    text-align: start;
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2, h3, p, ul, ol, dl, dd, fieldset, figure {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  ul, ol {
    list-style: none;
  }
  .card {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
    padding: var(--_padding);
    min-block-size: var(--_reserved, 0);
  }
  .card[aria-busy='true'] {
    min-block-size: var(--_reserved, var(--perennial-place, 0));
  }
  .heading {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    flex-wrap: wrap;
  }
  .stack {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    display: block;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  :focus:not(:focus-visible) {
    outline: none;
  }

  button,
  .button {
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    color: inherit;
    min-block-size: 44px;
    padding: 9px 16px;
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    background: transparent;
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    text-decoration: none;
    text-align: center;
    transition: background-color 120ms, border-color 120ms, opacity 120ms;
    -webkit-tap-highlight-color: transparent;
  }
  button:hover,
  .button:hover {
    background: color-mix(in srgb, currentColor 7%, transparent);
  }
  button:active,
  .button:active {
    background: color-mix(in srgb, currentColor 12%, transparent);
  }
  .primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .primary:active {
    background: color-mix(in srgb, var(--_accent) 78%, var(--_text));
  }
  .quiet {
    border-color: transparent;
    color: var(--_accent);
    padding-inline: 10px;
  }
  button[aria-disabled='true'],
  button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    accent-color: var(--_accent);
  }
  .field {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 9px 12px;
    border: 1px solid var(--_control);
    border-radius: var(--_control-radius);
    background: var(--_surface);
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.3;
    padding: 3px 9px;
    border-radius: 99px;
    background: var(--_sunken);
    color: var(--_muted);
    white-space: nowrap;
  }
  .badge svg {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .badge.good {
    color: var(--_positive);
    background: color-mix(in srgb, var(--_positive) 11%, var(--_surface));
  }
  .badge.soon {
    color: var(--_warning);
    background: color-mix(in srgb, var(--_warning) 11%, var(--_surface));
  }
  .badge.bad {
    color: var(--_negative);
    background: color-mix(in srgb, var(--_negative) 10%, var(--_surface));
  }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 99px;
    background: color-mix(in srgb, var(--_text) 10%, var(--_surface));
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: transparent;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 99px;
    transition: inline-size 400ms;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
    border-radius: 99px;
  }

  .panel {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 6px;
    text-align: center;
    padding: 20px 12px;
    text-wrap: balance;
  }
  .panel > svg {
    inline-size: 32px;
    block-size: 32px;
    stroke-width: 1.4;
    color: var(--_muted);
  }
  .panel .title {
    font-weight: 600;
  }
  .panel button {
    margin-block-start: 8px;
  }
  .banner {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    flex-wrap: wrap;
    font-size: 0.875em;
    border-radius: var(--_control-radius);
    padding: 6px 12px;
    margin-block-end: 12px;
    background: color-mix(in srgb, var(--_warning) 11%, var(--_surface));
    color: var(--_warning);
  }
  .banner.bad {
    background: color-mix(in srgb, var(--_negative) 9%, var(--_surface));
    color: var(--_negative);
  }
  .banner button {
    min-block-size: 32px;
    padding: 4px 10px;
  }
  .banner p {
    padding-block: 4px;
  }

  .bone {
    border-radius: 8px;
    background: color-mix(in srgb, var(--_text) 8%, var(--_surface));
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  dialog {
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 24px 64px rgb(0 0 0 / 0.28);
    padding: 24px;
    inline-size: min(440px, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
  }
  dialog[open] {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
  }
  dialog::backdrop {
    background: rgb(6 12 9 / 0.52);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block-start: 8px;
  }
  .choices > * {
    flex: 1 1 auto;
    min-inline-size: min(100%, 8em);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after,
    progress::-webkit-progress-value {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    .card,
    .badge,
    .banner,
    dialog {
      border: 1px solid CanvasText;
    }
    button,
    .button,
    .primary {
      border-color: ButtonText;
    }
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }
    .bone {
      border: 1px solid GrayText;
    }
    button[aria-disabled='true'],
    button:disabled {
      color: GrayText;
      border-color: GrayText;
      opacity: 1;
    }
  }
`;
