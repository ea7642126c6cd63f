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

/** A silhouette on 200 by 200, standing on 168: the body, what is drawn behind it, a lid before it, and the ellipse of the rim. */
interface Shape {
  readonly body: string;
  readonly behind?: string;
  readonly lid?: string;
  readonly rim?: readonly [number, number, number, number];
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'mug-salt': {
    body: 'M58 78 C58 120 60 150 70 164 Q98 172 126 164 C136 150 138 120 138 78 Z',
    behind: 'M136 92 C172 86 172 140 131 142',
    rim: [98, 78, 40, 8],
  },
  'bowl-celadon': {
    body: 'M36 92 C40 138 66 160 82 166 Q100 170 118 166 C134 160 160 138 164 92 Z',
    rim: [100, 92, 64, 13],
  },
  'plate-rust': {
    body: 'M22 138 C40 154 74 164 100 164 C126 164 160 154 178 138 Z',
    rim: [100, 137, 78, 21],
  },
  'teapot-tenmoku': {
    body: 'M52 104 C42 150 66 168 100 168 C134 168 158 150 148 104 C140 84 60 84 52 104 Z',
    behind: 'M140 128 C166 118 162 92 182 84 M56 112 C22 104 20 156 62 150 M88 84 C88 72 112 72 112 84',
    rim: [100, 90, 30, 6],
  },
  'jar-salt': {
    body: 'M60 76 C50 98 50 148 62 164 Q100 172 138 164 C150 148 150 98 140 76 Z',
    behind: 'M92 54 C92 42 108 42 108 54',
    lid: 'M54 74 C54 58 78 54 100 54 C122 54 146 58 146 74 Q100 84 54 74 Z',
  },
  'butter-cobalt': {
    body: 'M48 132 C50 152 62 163 76 166 Q100 170 124 166 C138 163 150 152 152 132 Z',
    behind: 'M100 82 V66',
    lid: 'M44 128 C46 90 78 78 100 78 C122 78 154 90 156 128 Q100 142 44 128 Z',
  },
  'vase-cobalt': {
    body: 'M86 36 C88 62 58 82 58 118 C58 146 76 164 82 167 Q100 170 118 167 C124 164 142 146 142 118 C142 82 112 62 114 36 Z',
    rim: [100, 36, 14, 4],
  },
  'planter-rust': {
    body: 'M50 92 L64 160 Q100 170 136 160 L150 92 Z',
    behind: 'M100 90 C96 60 78 46 66 42 M100 90 C102 56 112 40 122 30 M100 90 C110 68 130 58 144 58',
    rim: [100, 92, 50, 10],
  },
};

/** A drawing of a piece; it says nothing that the words beside it do not say. */
export function picture({ sku, glaze }: Pick<Good, 'sku' | 'glaze'>): TemplateResult {
  const [light, deep, ground] = GLAZES[glaze];
  const shape = SHAPES[sku];
  if (shape === undefined) return html``;
  const { body, behind, lid, rim } = shape;
  const stroke = sku === 'planter-rust' ? '#55744f' : deep;
  return html`<svg class="picture" viewBox="0 0 200 200" aria-hidden="true" focusable="false">
    <defs>
      <linearGradient id="glaze-${sku}" x1="0" x2="1" y1="0" y2="1">
        <stop offset="0.1" stop-color=${light}></stop>
        <stop offset="0.95" stop-color=${deep}></stop>
      </linearGradient>
      <clipPath id="body-${sku}"><path d=${body}></path></clipPath>
    </defs>
    <rect width="200" height="200" fill=${ground}></rect>
    <ellipse cx="104" cy="170" rx="62" ry="9" fill="#000" opacity="0.12"></ellipse>
    ${
      behind === undefined
        ? svg``
        : svg`<path d=${behind} fill="none" stroke=${stroke} stroke-width="9" stroke-linecap="round" stroke-linejoin="round"></path>`
    }
    <path d=${body} fill="url(#glaze-${sku})"></path>
    <g clip-path="url(#body-${sku})">
      <path d="M76 60 q-6 60 8 112" fill="none" stroke="#fff" stroke-width="6" opacity="0.28"></path>
    </g>
    ${lid === undefined ? svg`` : svg`<path d=${lid} fill="url(#glaze-${sku})" stroke=${deep} stroke-width="2"></path>`}
    ${rim === undefined ? svg`` : opening(rim, deep)}
  </svg>`;
}

const opening = ([x, y, width, height]: NonNullable<Shape['rim']>, deep: string) => svg`
  <ellipse cx=${x} cy=${y} rx=${width} ry=${height} fill=${deep}></ellipse>
  <ellipse cx=${x} cy=${y + 1.5} rx=${width - 4} ry=${Math.max(1, height - 3)} fill="#000" opacity="0.28"></ellipse>`;
