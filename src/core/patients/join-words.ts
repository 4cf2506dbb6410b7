/** 512 plain words, none within one slip of the finger of another; none speaks of health. */
export const JOIN_WORDS: readonly string[] = `
  acorn album almond alpine anchor angle antenna antler apple apricot apron arch arena
  arrow asphalt atlas attic aurora autumn avenue awning axle badge bagel baker ball
  ballad bamboo banana banjo banner barley barn barrel basil basket beach beacon beam
  beaver belt berry bike birch biscuit bison block boat bobbin bonfire bonnet bottle
  bowl bracket branch brass bread breeze brick bridge bronze brook brush bucket buckle
  buffalo bugle bumper bunch bundle butter button cabbage cabin cable cactus camel camera
  canal canary candle canoe canvas canyon cape caramel caravan cargo carpet carrot cashew
  castle cedar ceiling celery cello century cereal chain chalk chapter cheese cherry chess
  chicken chimney cider cinema circle circus citrus city cliff climate cloud clover cluster
  coach cobalt coconut coffee collar colony column comet compass concert cookie copper coral
  corner cotton crane crater crayon cricket crown crystal cupcake curtain cushion custard cycle
  dahlia daisy dance dawn deck deer delta desert diagram diamond dinner dish dolphin
  donkey door dragon drawer dream drizzle drum dune eagle easel east echo eclipse
  ember emerald engine equator estate evening fabric falcon farm feather fence fern fiddle
  field finch flag flannel flask flint flower flute foam folder forest fork fossil
  fox freezer fruit funnel galaxy gallery garage garden garlic gate gazelle giant ginger
  giraffe glacier glass globe gold gondola goose gorilla grain granite grape gravel griddle
  guava guitar gulf hammer hammock harbor harmony harness harvest hawk hazel hedge helmet
  hero hickory hill hinge honey hook horizon horn horse hotel iceberg igloo insect
  iris iron island jackal jacket jade jaguar jasmine jelly jersey jewel jigsaw jockey
  jubilee juice jungle juniper kayak kennel kettle kingdom kite kiwi ladder lagoon lake
  lamp lantern lattice lava leaf legend lemon lens leopard library lily lime linen
  lion lizard lobster locket lotus magnet magpie mango maple marble market marsh meadow
  melody melon metal meteor mint mirror mitten monsoon moon mosaic moss motor museum
  music napkin nectar needle nest north novel nugget nutmeg oasis ocean octopus olive
  onion opal opera orange orbit orchard orchid ostrich otter oven oyster paddle paint
  palace palm panda panel papaya paper parade parsley pasta path peacock pearl pebble
  pelican pencil penguin pepper piano picnic picture pigeon pillar pillow pilot pine pirate
  planet plank plaza plum poem polar pollen pond potato prairie pretzel prism pulley
  pumpkin puppet puzzle pyramid quail quarry quartz quilt rabbit radio radish raft rainbow
  raven reef rhubarb ribbon rice ring river road robin robot rose rowboat ruby
  saffron sail salad salmon salt sandal satchel satin saucer scale scarf school screen
  season seaweed shadow shell shore shovel silk silver sketch skylark slope snow snowman
  sofa song soup south spade spark sparrow sphere spice spider spiral sponge spoon
  spring square stable stage stair station steam stencil stone stork straw sugar summer
  summit sunset swan sweater tailor teapot tennis tent terrace theatre thimble thread thunder
  tide tiger timber toast tomato topaz torch towel track tractor trail trellis trumpet
  tulip tundra turnip turtle unicorn valley vanilla vase velvet village violet volcano voyage
  waffle wagon walnut wave wheat whistle window winter wolf wood wreath yacht yard
  yellow yogurt zebra zigzag zinc
`
  .trim()
  .split(/\s+/);
