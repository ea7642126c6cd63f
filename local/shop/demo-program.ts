/** For how long points wait: as in a real shop for its return window, or, as nobody waits a fortnight in a demo, not at all. */
export type Waiting = 'return_window' | 'none';

const RETURN_WINDOW_DAYS = 14;

/**
 * The program that the demo shop publishes where only the built-in one is in force: first with a return window, under which the
 * past is recorded, so that points are seen that wait; then without, so that those of today can be spent today.
 *
 * @param landingUrl the shop's front page, where friends arrive
 */
export const demoProgram = (landingUrl: string, waiting: Waiting) => ({
  name: 'Kiln Club',
  pointsName: 'embers',
  pointValue: { points: 100, amount: { USD: 500 } },
  timeZone: 'America/New_York',
  currencies: [{ code: 'USD', minorDigits: 2 }],
  rounding: 'floor',
  pending: waiting === 'none' ? { kind: 'none' } : { kind: 'days', days: RETURN_WINDOW_DAYS },
  expiry: { kind: 'rolling', months: 12 },
  clawback: 'below_zero',
  claims: { withinDays: 30 },
  caps: {},
  segments: [],
  groups: [],
  earningRules: [
    {
      id: 'base',
      description: '1 ember for each dollar',
      on: 'order',
      effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100 } },
    },
    {
      id: 'table',
      description: 'Another ember for each dollar spent on what stands on the table',
      on: 'order',
      goods: { categories: ['table'] },
      effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100 } },
    },
    {
      id: 'first-order',
      description: '50 embers with your first order',
      on: 'order',
      when: { kind: 'order_number', atMost: 1 },
      effect: { kind: 'fixed_points', points: 50 },
    },
    {
      id: 'answer',
      description: '25 embers for telling us how it was',
      on: { event: 'survey_answered' },
      effect: { kind: 'fixed_points', points: 25 },
      caps: { perMember: [{ per: 'month', times: 1 }] },
    },
  ],
  tiers: {
    qualifyBy: 'amount',
    window: { kind: 'rolling_months', months: 12 },
    upgrade: 'at_once',
    downgrade: 'one_step',
    graceMonths: 1,
    tiers: [
      { id: 'clay', name: 'Clay', threshold: { USD: 0 }, benefits: {} },
      {
        id: 'glaze',
        name: 'Glaze',
        threshold: { USD: 30_000 },
        benefits: { earningPercent: 125 },
      },
      {
        id: 'kiln',
        name: 'Kiln',
        threshold: { USD: 90_000 },
        benefits: { earningPercent: 150, freeShipping: true, custom: ['A seat at the spring firing'] },
      },
    ],
  },
  redemption: { holdMinutes: 30, perOrder: 3 },
  rewards: [
    {
      id: 'pay',
      name: 'Pay with embers',
      description: '100 embers are worth $5.',
      benefit: { kind: 'pay_with_points', minimum: 20, step: 10, atMostPercent: 50 },
      returns: 'in_proportion',
      texts: {
        de: { name: 'Mit Funken zahlen', description: '100 Funken sind 5 $ wert.' },
        ar: { name: 'ادفع بالجمرات', description: 'كل 100 جمرة تساوي 5 دولارات.' },
      },
    },
    {
      id: 'shipping',
      name: 'Free shipping',
      description: 'We carry the parcel.',
      benefit: { kind: 'free_shipping' },
      price: { points: 60 },
      returns: 'whole',
      texts: {
        de: { name: 'Kostenloser Versand', description: 'Wir tragen das Paket.' },
        ar: { name: 'شحن مجاني', description: 'نحن نحمل الطرد.' },
      },
    },
    {
      id: 'ten',
      name: '10 % off, for you or a friend',
      description: 'A code, good for 60 days. Keep it or give it away.',
      benefit: { kind: 'percent_off', percent: 10 },
      price: { points: 120 },
      coupon: {
        codes: { kind: 'generated', prefix: 'KILN-', length: 12, groupsOf: 4 },
        validDays: 60,
        giftable: true,
      },
      returns: 'whole',
      texts: {
        de: { name: '10 % Rabatt, auch zum Verschenken', description: 'Ein Code, 60 Tage gültig.' },
        ar: { name: 'خصم 10٪ لك أو لصديق', description: 'رمز صالح 60 يومًا.' },
      },
    },
    {
      id: 'mug',
      name: 'A Harbor mug with your order',
      description: 'We put one into the parcel.',
      benefit: { kind: 'free_product', sku: 'mug-salt', quantity: 1 },
      price: { points: 400 },
      minimumOrder: { USD: 3_000 },
      returns: 'whole',
      texts: {
        de: { name: 'Eine Hafentasse dazu', description: 'Wir legen sie ins Paket.' },
        ar: { name: 'كوب الميناء مع طلبك', description: 'نضع واحدًا في الطرد.' },
      },
    },
    {
      id: 'wheel',
      name: 'An evening at the wheel',
      description: 'Two hours in the workshop, clay included.',
      benefit: { kind: 'by_hand', instructions: 'Write to the customer and agree on an evening.' },
      price: { points: 900 },
      stock: 6,
      returns: 'never',
      texts: {
        de: { name: 'Ein Abend an der Scheibe', description: 'Zwei Stunden in der Werkstatt, mit Ton.' },
        ar: { name: 'أمسية على الدولاب', description: 'ساعتان في الورشة، والطين علينا.' },
      },
    },
    {
      id: 'tree',
      name: 'Plant a tree',
      description: 'For the wood that the kiln burns.',
      benefit: { kind: 'donation', amount: { USD: 200 }, to: 'the county forest' },
      price: { points: 40 },
      returns: 'never',
      texts: {
        de: { name: 'Einen Baum pflanzen', description: 'Für das Holz, das der Ofen braucht.' },
        ar: { name: 'ازرع شجرة', description: 'مقابل الحطب الذي يحرقه الفرن.' },
      },
    },
  ],
  challenges: [
    {
      id: 'full-table',
      name: 'A full table',
      description: 'Three orders with something for the table.',
      goal: { kind: 'orders', orders: 3 },
      counts: { goods: { categories: ['table'] } },
      gives: { points: 100 },
    },
  ],
  referrals: {
    advocates: { orders: 1 },
    advocateGets: [{ from: 1, points: 200 }],
    friendGets: [{ from: 1, points: 100 }],
    qualifyingOrder: { minimum: { USD: 2_000 } },
    windowDays: 30,
    touch: 'first',
    holdDays: waiting === 'none' ? 0 : RETURN_WINDOW_DAYS,
    landingUrl,
    shareTexts: {
      en: { copy: 'I found a potter whose mugs I like. You get 100 embers with your first order: {link}' },
      de: {
        copy: 'Ich habe eine Töpferei gefunden, deren Tassen ich mag. Deine erste Bestellung bringt 100 Funken: {link}',
      },
      ar: { copy: 'وجدت خزّافًا أحب أكوابه. طلبك الأول يمنحك 100 جمرة: {link}' },
    },
  },
  messaging: { caps: [], gapHours: 0, detractorDays: 30 },
  surveys: [
    {
      id: 'arrived',
      kind: 'nps',
      questions: {
        en: { score: 'Would you recommend us to a friend?', open: 'What is the reason?' },
        de: { score: 'Würden Sie uns weiterempfehlen?', open: 'Was ist der Grund?' },
        ar: { score: 'هل توصي بنا صديقًا؟', open: 'ما السبب؟' },
      },
      openDays: 30,
    },
  ],
  templates: [
    {
      id: 'welcome',
      channel: 'email',
      purpose: 'message',
      texts: {
        en: {
          subject: 'Welcome to the Kiln Club',
          body: 'Hello {name}, good to have you.\n\n[No more of this]({stopLink})',
          nameless: 'there',
        },
      },
    },
    {
      id: 'arrived',
      channel: 'email',
      purpose: 'survey',
      texts: {
        en: {
          subject: 'How was it?',
          body: 'Your parcel has arrived. How was it?\n\n{surveyLink}\n\n[No more of this]({stopLink})',
        },
      },
    },
  ],
  triggers: [
    {
      id: 'welcome',
      description: 'Says hello',
      when: { kind: 'event', event: 'member.enrolled' },
      actions: [{ kind: 'message', template: 'welcome' }],
      priority: 50,
      coolingOffDays: 'ever',
      expiresAfterMinutes: 1_440,
    },
    {
      id: 'arrived',
      description: 'Asks how it was once the parcel is there',
      when: { kind: 'event', event: 'order.delivered' },
      actions: [{ kind: 'ask_survey', template: 'arrived', survey: 'arrived' }],
      priority: 60,
      coolingOffDays: 1,
      expiresAfterMinutes: 1_440,
    },
  ],
});
