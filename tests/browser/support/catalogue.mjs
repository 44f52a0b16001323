// What is sold on our evenings, by the name of its picture. Bids are [who, amount], talk is [who, text, ...replies].
const common = { by: 'seller', currencyCode: 'EUR', startingBid: 20, minBidIncrement: 1 };

export const catalogue = {
  lantern: {
    ...common,
    name: 'Brass ship’s lantern',
    description:
      '<p>From the harbour office, about <strong>1920</strong>. Burner complete, glass without a chip.</p>' +
      '<ul><li>Height 38 cm</li><li>Burns lamp oil or a candle</li></ul>',
    pictures: ['lantern', 'mill', 'camera'],
    startingBid: 25,
    minBidIncrement: 2.5,
    minutesLeft: 25,
    bids: [
      ['jonas', 25],
      ['ann', 30],
      ['lucia', 32.5],
      ['jonas', 40],
    ],
    says: [
      [
        'ann',
        'Does it still take lamp oil?',
        ['seller', 'It does, I lit it last week.', ['ann', 'Lovely, thank you!']],
      ],
      ['marek', 'Can I look at it before the end?', ['admin', 'It stands on the table by the window.']],
    ],
  },
  honey: {
    ...common,
    name: 'Honey, twelve jars',
    description: '<p>Lime blossom of this summer from the hives behind the club house.</p>',
    startingBid: 18,
    minutesLeft: 95,
    bids: [
      ['piroska', 18],
      ['ann', 20],
      ['piroska', 22],
    ],
    says: [['lucia', 'Is that the one we tasted at the fair?', ['seller', 'The very one.']]],
  },
  hut: {
    ...common,
    by: 'owner',
    name: 'Weekend in the mountain hut',
    description: '<p>Two nights for six people in October, firewood included.</p>',
    startingBid: 80,
    minBidIncrement: 5,
    minutesLeft: 150,
    bids: [
      ['jonas', 80],
      ['lucia', 95],
      ['ann', 100],
      ['lucia', 120],
    ],
    says: [['lucia', 'How far is the car park?', ['owner', 'Forty minutes on foot.']]],
  },
  camera: {
    ...common,
    name: 'Rangefinder camera, 1957',
    description: '<p>Shutter serviced last year, some brassing, 50 mm lens.</p>',
    startingBid: 450,
    minBidIncrement: 10,
    minutesLeft: 120,
    bids: [
      ['ann', 450],
      ['marek', 500],
      ['ann', 520],
    ],
  },
  quilt: {
    ...common,
    by: 'owner',
    name: 'Handmade quilt',
    description: '<p>Log cabin pattern, 140 by 200 cm, machine washable.</p>',
    startingBid: 40,
    minBidIncrement: 2,
    bids: [
      ['marek', 40],
      ['piroska', 46],
    ],
  },
  covers: {
    ...common,
    name: 'Box of first-day covers',
    description: '<p>Around 300 covers, mostly 1970s, unsorted.</p>',
    startingBid: 15,
    bids: [
      ['jonas', 15],
      ['piroska', 17],
      ['jonas', 19],
      ['ann', 25],
    ],
  },
  bicycle: {
    ...common,
    by: 'admin',
    name: 'Children’s bicycle, 20 inch',
    description: '<p>Six gears, new tyres, a scratch on the frame.</p>',
    startingBid: 30,
    minBidIncrement: 2,
    bids: [['lucia', 30]],
  },
  wine: {
    ...common,
    by: 'owner',
    name: 'Cellar tasting for four',
    description: '<p>Five wines and a board of cheese with our treasurer.</p>',
    startingBid: 60,
    minBidIncrement: 5,
    bids: [
      ['marek', 60],
      ['jonas', 65],
    ],
    says: [['marek', 'Can we bring a fifth person?']],
  },
  mill: {
    ...common,
    name: 'Watercolour of the old mill, painted by our founding member in the summer before the flood',
    description: '<p>Framed, 40 by 30 cm.</p>',
    startingBid: 35,
    minBidIncrement: 5,
  },
  bread: {
    ...common,
    name: 'Sourdough lesson',
    description: '<p>A Saturday morning, you take home two loaves and the starter.</p>',
    bids: [
      ['marek', 20],
      ['ann', 26],
    ],
  },
  apples: {
    ...common,
    name: 'Apple tree, Belle de Boskoop',
    description: '<p>Three years old, delivered and planted within 20 km.</p>',
    startingBid: 22,
    minBidIncrement: 2,
  },
};
