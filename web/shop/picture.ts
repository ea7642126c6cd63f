import { html, svg, type TemplateResult } from 'lit';
import type { Good } from './goods.ts';

/** Each glaze from light to deep, and what stands behind the piece. */
const GLAZES: Readonly<Record<Good['glaze'], readonly [string, string, string]>> = {
  salt: ['#efe3cd', '#b89b73', '#e9efe9'],
  tenmoku: ['#7a4a2c', '#1d120d', '#f0dfc6'],
  celadon: ['#d3e6d6', '#7fa892', '#f2e6dc'],
  rust: ['#dd9465', '#8a3d1d', '#e5ebe4'],
  cobalt: ['#7ea2d6', '#1f3a75', '#f3e9d8'],
};

/** Silhouettes on 200 by 200, standing on 168: the body, what belongs to it, and the ellipse of the rim. */
const SHAPES: Readonly<
  Record<
    string,
    { readonly body: string; readonly more?: string; readonly rim: readonly [number, number, number, number] }
  >
> = {
  'mug-salt': {
    body: 'M58 78 C58 120 60 150 70 164 Q98 172 126 164 C136 150 138 120 138 78 Z',
    more: 'M136 92 C172 86 172 140 131 142',
    rim: [98, 78, 40, 8],
  },
  'bowl-celadon': {
    body: 'M36 92 C40 138 66 160 82 166 Q100 170 118 166 C134 160 160 138 164 92 Z',
    rim: [100, 92, 64, 13],
  },
  'plate-rust': {
    body: 'M26 128 C40 152 72 162 100 162 C128 162 160 152 174 128 Z',
    rim: [100, 127, 74, 19],
  },
  'teapot-tenmoku': {
    body: 'M52 104 C42 150 66 168 100 168 C134 168 158 150 148 104 C140 84 60 84 52 104 Z',
    more: 'M148 118 C166 112 164 90 182 84 M54 112 C22 104 20 156 60 152 M86 86 C86 74 114 74 114 86',
    rim: [100, 90, 30, 6],
  },
  'jar-salt': {
    body: 'M60 72 C50 96 50 148 62 164 Q100 172 138 164 C150 148 150 96 140 72 Z',
    more: 'M58 66 H142 M92 56 C92 44 108 44 108 56',
    rim: [100, 68, 42, 8],
  },
  'butter-cobalt': {
    body: 'M50 116 C52 146 60 162 74 166 Q100 170 126 166 C140 162 148 146 150 116 Z',
    more: 'M48 112 C52 82 84 78 100 78 C116 78 148 82 152 112 M100 78 V66',
    rim: [100, 114, 50, 9],
  },
  'vase-cobalt': {
    body: 'M86 36 C88 62 58 82 58 118 C58 146 76 164 82 167 Q100 170 118 167 C124 164 142 146 142 118 C142 82 112 62 114 36 Z',
    rim: [100, 36, 14, 4],
  },
  'planter-rust': {
    body: 'M50 92 L64 160 Q100 170 136 160 L150 92 Z',
    more: 'M100 90 C96 60 78 46 66 42 M100 90 C102 56 112 40 122 30 M100 90 C110 68 130 58 144 58',
    rim: [100, 92, 50, 10],
  },
};

/** A drawing of a piece; it says nothing that the words beside it do not say. */
export function picture({ sku, glaze }: Pick<Good, 'sku' | 'glaze'>): TemplateResult {
  const [light, deep, ground] = GLAZES[glaze];
  const shape = SHAPES[sku];
  if (shape === undefined) return html``;
  const [x, y, width, height] = shape.rim;
  const stroke = sku === 'planter-rust' ? '#55744f' : deep;
  return html`<svg class="picture" viewBox="0 0 200 200" aria-hidden="true" focusable="false">
    <defs>
      <linearGradient id="glaze-${sku}" x1="0" x2="1" y1="0" y2="1">
        <stop offset="0.1" stop-color=${light}></stop>
        <stop offset="0.95" stop-color=${deep}></stop>
      </linearGradient>
    </defs>
    <rect class="ground" width="200" height="200" fill=${ground}></rect>
    <ellipse cx="104" cy="170" rx="62" ry="9" fill="#000" opacity="0.12"></ellipse>
    ${
      shape.more === undefined
        ? svg``
        : svg`<path d=${shape.more} fill="none" stroke=${stroke} stroke-width="9" stroke-linecap="round" stroke-linejoin="round"></path>`
    }
    <path d=${shape.body} fill="url(#glaze-${sku})"></path>
    <ellipse cx=${x} cy=${y} rx=${width} ry=${height} fill=${deep}></ellipse>
    <ellipse cx=${x} cy=${y + 1.5} rx=${width - 4} ry=${Math.max(1, height - 3)} fill="#000" opacity="0.28"></ellipse>
    <path d="M${x - width * 0.62} ${y + height + 12} q-3 26 6 48" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity="0.38"></path>
  </svg>`;
}
