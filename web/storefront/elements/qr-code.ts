import { html, svg, type TemplateResult } from 'lit';

/**
 * The API's image of a link as a QR code. It is fetched and drawn anew from its path alone, so that a shop's content security policy
 * need not allow images from elsewhere, and nothing of the image but its squares gets into the page. Dark on light in any theme,
 * because cameras do not read the reverse.
 *
 * @throws Error when it cannot be had
 */
export async function qrCode(url: string, label: string): Promise<TemplateResult> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`the QR code was answered with ${response.status}`);
  const image = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  const path = image.querySelector('path')?.getAttribute('d') ?? '';
  const [, , width = '0', height = '0'] = image.getAttribute('viewBox')?.split(/\s+/) ?? [];
  return html`<svg class="qr" part="qr" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${svg`<rect width=${width} height=${height} fill="#fff" stroke="none" /><path shape-rendering="crispEdges" d=${path} fill="#000" stroke="none" />`}
  </svg>`;
}
