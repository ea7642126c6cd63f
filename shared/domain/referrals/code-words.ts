/**
 * The words that codes of advocates are made of, kept by hand. Each has three to seven letters, is easy to say and to spell,
 * sounds like no other word, and offends nobody, alone or beside any of the others. Within a list no two differ by one
 * letter only, and none begins another, so that a code is read in one way also without its dashes.
 *
 * Words may be added, and taken out: codes that were issued do not depend on these lists.
 */
export const CODE_ADJECTIVES: readonly string[] = `
  able active agile alert alpine amazing amber amused astute auburn autumn avid awake awesome azure beloved brainy
  brave bright brisk bronze bubbly busy calm candid capable careful caring central certain cheery chirpy citrus civil
  classic clear clever coastal cobalt comfy content cool cordial cosmic crimson crisp cubic dashing decent devoted
  digital direct distant double dreamy durable dynamic eager early earnest elastic elated elegant epic equal eternal
  exact expert fabled famous fancy fast festive floral fluent fluffy formal fresh future gallant gentle genuine
  gifted glad gleeful global glossy glowing golden grand green groovy handy happy hearty helpful hidden honest
  hopeful humble iconic indigo instant ivory jaunty jazzy jolly jovial joyful keen kind kinetic lasting level lively
  lofty logical loyal lucid lucky lunar magenta magic marine mellow mighty mild mindful mobile modern modest musical
  natural navy neat nimble noble novel optimal orange orderly organic ornate outdoor painted pastel perfect placid
  playful poetic poised polite precise premium prime proud proven prudent purple quaint quick quilted radiant rapid
  refined regal relaxed restful robust rosy rugged russet rustic safe savvy scarlet scenic seaside secure serene
  sharp shining shiny silent silken silver sincere singing sleepy smart smiling snappy snug social solar solid speedy
  spiral sporty spotted stable starry stately steady stellar sublime summer sunlit swift tawny thermal tidy timely
  tinted triple true trusty tuneful unique upbeat useful valiant valued velvet verdant vibrant vintage violet vital
  vivid vocal warm winning winter wise witty wooden woven zesty zippy
`
  .trim()
  .split(/\s+/);

export const CODE_NOUNS: readonly string[] = `
  acorn alder almond alpaca anchor apple apricot aspen atlas aurora badger bagel bakery balloon bamboo banjo barley
  barn basil basket beacon bicycle birch biscuit bison blanket blossom bramble breeze bridge brook button cabin
  cactus candle canoe canyon caramel carpet cashew castle chive cinema cliff cloud clover cocoa coffee collie comet
  compass condor corgi cottage crayon cricket crocus curlew daisy dolphin domino dove drizzle drum dune eagle eclipse
  elm emerald equinox falcon fawn feather fern ferret finch firefly flute forest fox fresco frost galaxy garden
  garnet gazebo gazelle gecko giraffe glacier goat gosling granite granola guava guitar hammock hamster harvest hawk
  hazel hedge hill honey horizon ibex iris island ivy jade jaguar jasmine kayak kite kiwi koala ladybug lagoon lake
  laurel leaf lemon leopard library lilac lily lime lion lobster lotus mallard mango maple marble market marmot
  mayfly meadow meerkat meteor minnow mint mitten moon mosaic moss moth museum mustang nebula newt nutmeg oak oasis
  ocean ocelot octopus olive onyx orbit orchard orchid osprey otter owl palm pancake panda paper paprika parade
  parrot parsley pasta peanut pebble pelican pencil penguin pepper pesto petunia piano pine planet plaza pocket pond
  pretzel puffin puma pumpkin puppy puzzle quail quince rabbit radish railway rainbow raven ribbon river robin rowan
  ruby saffron sage salmon salsa scarf scone scooter snow sparrow spinach spruce star station stork summit sunrise
  sunset swan sweater teapot terrace terrier thicket thistle thunder tiger tomato topaz toucan tram tulip tundra
  turtle unicorn valley village violin volcano vole waffle wagon wallaby walnut warbler wheat willow window wombat
  wren zebra
`
  .trim()
  .split(/\s+/);
