import { html, svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** A text as a QR code: dark on light, in any theme, because cameras do not read the reverse. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return html`<svg class="qr" part="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label}>
    ${svg`<rect width=${size} height=${size} fill="#fff" stroke="none" /><path d=${path} fill="#000" stroke="none" />`}
  </svg>`;
}
