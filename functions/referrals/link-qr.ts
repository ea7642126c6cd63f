import { renderSVG } from 'uqr';

/** Modules of white around the code, without which cameras do not find it on a dark page: ISO/IEC 18004 asks for four. */
const QUIET_ZONE = 4;

/** A link as a QR code: an SVG image that can be shown and printed in any size. Some 15 % of it may be dirty or torn. */
export function linkQr(link: string): string {
  const svg = renderSVG(link, { ecc: 'M', border: QUIET_ZONE });
  // Else squares that are drawn beside each other have a hair of white between them.
  return svg.replace('<svg ', '<svg shape-rendering="crispEdges" ');
}
