/** What the demo shop sells; its server judges prices by the same list. */
export interface Good {
  readonly sku: string;
  readonly name: string;
  /** In cents of USD. */
  readonly price: number;
  readonly category: 'table' | 'kitchen' | 'home';
  readonly glaze: 'salt' | 'tenmoku' | 'celadon' | 'rust' | 'cobalt';
  readonly words: string;
  readonly details: string;
}

export const GOODS: readonly Good[] = [
  {
    sku: 'mug-salt',
    name: 'Harbor mug',
    price: 2_800,
    category: 'table',
    glaze: 'salt',
    words: 'A mug for both hands.',
    details: 'Thrown thin, with a handle that three fingers fit. Holds 350 ml. Dishwasher safe.',
  },
  {
    sku: 'bowl-celadon',
    name: 'Tide bowl',
    price: 3_400,
    category: 'table',
    glaze: 'celadon',
    words: 'Soup, cereal, a fistful of cherries.',
    details: 'Celadon over white stoneware; the glaze pools where the rings are. 16 cm across.',
  },
  {
    sku: 'plate-rust',
    name: 'Ember plate',
    price: 3_900,
    category: 'table',
    glaze: 'rust',
    words: 'A rim that no two plates share.',
    details: 'Iron-rich clay that the kiln paints itself. 26 cm across, stacks well.',
  },
  {
    sku: 'teapot-tenmoku',
    name: 'Nightfall teapot',
    price: 9_600,
    category: 'kitchen',
    glaze: 'tenmoku',
    words: 'Pours without a drop beside the cup.',
    details: 'Tenmoku glaze, black that breaks to brown at the edges. 900 ml, with a strainer in the spout.',
  },
  {
    sku: 'jar-salt',
    name: 'Pantry jar',
    price: 5_200,
    category: 'kitchen',
    glaze: 'salt',
    words: 'Coffee, flour, or letters.',
    details: 'A lid that closes with the sound of a good door. 1.2 liters.',
  },
  {
    sku: 'butter-cobalt',
    name: 'Butter bell',
    price: 4_400,
    category: 'kitchen',
    glaze: 'cobalt',
    words: 'Butter that is always soft.',
    details: 'A little water below keeps it fresh for a month, out of the fridge.',
  },
  {
    sku: 'vase-cobalt',
    name: 'Deep-water vase',
    price: 7_800,
    category: 'home',
    glaze: 'cobalt',
    words: 'Looks finished without flowers.',
    details: 'Cobalt in three dips, so the blue deepens towards the foot. 28 cm high.',
  },
  {
    sku: 'planter-rust',
    name: 'Terrace planter',
    price: 6_400,
    category: 'home',
    glaze: 'rust',
    words: 'For a fern that means to stay.',
    details: 'Frost-proof, with a saucer. 22 cm across.',
  },
];

/** In cents of USD, whatever is in the parcel. */
export const SHIPPING = 690;
export const CURRENCY = 'USD';

const BY_SKU = new Map(GOODS.map((good) => [good.sku, good]));
export const goodOf = (sku: string): Good | undefined => BY_SKU.get(sku);
