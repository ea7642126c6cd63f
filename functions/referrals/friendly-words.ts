/**
 * Words of codes that people say over the telephone and write on paper: three to nine letters of English, each spelled as it
 * sounds, and none that offends, alone or beside any other. Colors and weather, then animals and plants; no words for bodies,
 * people, peoples, faiths, illness or death.
 */
export const FIRST_WORDS: readonly string[] =
  'amber apple april autumn azure balmy basil beige berry bold brave breezy bright bubbly calm candy cedar cheery chilly citrus clever clear cloudy cobalt cocoa cookie copper coral cosmic cosy cotton crisp crystal daily dainty dapper daring dawn denim dewy early ember fancy fern festive floral fluffy forest fresh frosty gentle ginger glad gleam golden grand green happy hazel heather herbal honey humble indigo ivory jade jasmin jazzy jolly jovial joyful june keen kind lemon light lilac lime linen lively lotus lucky lunar magic mango marble marine meadow mellow merry mighty mild minty misty modern moonlit mossy musical navy neat nectar nimble noble nordic olive opal orange orchid pastel peach pearl pepper plum polar polite proud purple quick quiet quilted rainy rapid rosy royal ruby rustic saffron sandy scarlet shiny silent silky silver simple sleek smart smooth snowy solar spicy spring steady sturdy sugar summer sunlit sunny swift teal tidal tidy topaz tropic true vanilla velvet vivid warm wavy winter wise witty woolen zesty'.split(
    ' ',
  );

export const SECOND_WORDS: readonly string[] =
  'acorn alpaca anchor aspen aster badger bamboo banjo beacon beetle birch bison blossom bluebell bobcat breeze bridge brook buffalo cactus camel canary candle canoe canyon caribou carrot castle cello cheetah chestnut cicada clover comet cricket crocus cypress daisy dolphin donut drum eagle egret elk falcon fiddle finch firefly fjord flamingo flute foxglove gecko giraffe glacier grape guitar hamster harbor harp hawk hedgehog heron hickory ibex iguana iris island jaguar juniper kangaroo kayak kettle kite kiwi koala lagoon lantern larch lark lemur leopard linden llama lobster lynx magnolia magpie mallard maple marigold marmot mimosa mint mole moose muffin nutmeg oak oasis ocelot orca orchard oriole osprey otter owl oyster panda panther parrot peacock pebble pelican penguin peony petunia piano pine plover pony poplar poppy prairie puffin pumpkin quail quokka rabbit raccoon radish raven reed river robin rocket salmon sandpiper seal sequoia sparrow spruce squid squirrel starling sunbeam sunset swan tapir teapot thistle tiger toucan tulip turtle violin walnut waffle willow wombat wren yak zebra zinnia'.split(
    ' ',
  );
