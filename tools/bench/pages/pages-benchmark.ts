import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChrome } from '../../browser/find-chrome.ts';
import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { median, spread } from '../harness/statistics.ts';
import { type DemoStack, startDemo } from './demo-stack.ts';
import { measurePage, type PageResult, type PageSubject } from './measure-page.ts';
import { SLOW_4G_IN_WORDS } from './throttling.ts';

/** Times slower than this machine's processor: a middling phone, and a cheap one. */
const SLOWDOWNS = [4, 6] as const;
const PHONE = { width: 390, height: 844 };

interface Visited extends PageSubject {
  readonly what: string;
  /** Makes the browser one of somebody who is known there, at full speed. */
  arrive(page: Page, stack: DemoStack): Promise<void>;
}

const subjectsOf = ({ url }: DemoStack): readonly Visited[] => [
  {
    what: "a shop's page with eight storefront elements",
    url: `${url}/shop/account`,
    button: (page) => page.locator('perennial-rewards').getByRole('button').first(),
    arrive: async (page) => {
      await page.request.post(`${url}/shop/api/session`, { data: { customerId: 'shop-mara' } });
    },
  },
  {
    what: "the console's first page",
    url: `${url}/console/`,
    button: (page) => page.getByRole('banner').getByRole('button').last(),
    arrive: async (page) => {
      await page.goto(`${url}/console/`);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button').first().click();
      await page.locator('[data-page-title]').waitFor();
    },
  },
];

export const pagesBenchmark: Benchmark = {
  name: 'pages',
  title: 'Pages on slow devices',
  async run(context): Promise<BenchReport> {
    const stack = await startDemo();
    const browser = await startBrowser();
    try {
      const subjects = subjectsOf(stack);
      context.progress.begin(this.title, subjects.length * SLOWDOWNS.length * context.rounds);
      const measured = [];
      for (const subject of subjects) {
        for (const slowdown of SLOWDOWNS) {
          const results = await measureRounds(browser, subject, slowdown, { stack, ...context });
          measured.push({ what: subject.what, slowdown, results });
        }
      }
      context.progress.end();
      return {
        findings: measured.flatMap(({ what, slowdown, results }) => findingsOf(what, slowdown, results)),
        notes: [
          `a phone of ${PHONE.width} × ${PHONE.height}, Chromium ${browser.version()}, nothing cached, ${SLOW_4G_IN_WORDS}; the stack answers from this machine`,
          'first interaction: from the start of the navigation until a click on the first button, made as soon as it can be clicked, is answered by a paint; blocked: what tasks took over 50 ms each, from the first paint until then',
          `medians of ${context.rounds - 1} visits; the first is dropped`,
        ],
        figures: { measured },
      };
    } finally {
      await browser.close();
      await stack.close();
    }
  },
};

function startBrowser(): Promise<Browser> {
  const executablePath = findChrome();
  if (executablePath === null)
    throw new Error('There is no Chromium or Chrome on the path: name one by CHROME_PATH.');
  return chromium.launch({
    executablePath,
    // Chromium starts for root in no other way.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-dev-shm-usage'],
  });
}

async function measureRounds(
  browser: Browser,
  subject: Visited,
  slowdown: number,
  { stack, rounds, progress }: BenchContext & { readonly stack: DemoStack },
): Promise<readonly PageResult[]> {
  const results: PageResult[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const visit: BrowserContext = await browser.newContext({ viewport: PHONE, locale: 'en-US' });
    const page = await visit.newPage();
    await subject.arrive(page, stack);
    results.push(await measurePage(page, subject, slowdown));
    await visit.close();
    progress.step();
  }
  return results.slice(1);
}

function findingsOf(what: string, slowdown: number, results: readonly PageResult[]): readonly Finding[] {
  const of = (pick: (result: PageResult) => number): number => median(results.map(pick));
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
  const around = Math.round(spread(results.map(({ answeredMs }) => answeredMs)) * 100);
  return [
    {
      what: `${what}, processor ÷ ${slowdown}: first interaction`,
      measured: `${seconds(of(({ answeredMs }) => answeredMs))} ±${around} %`,
    },
    {
      what: `${what}, processor ÷ ${slowdown}: on the way there`,
      measured: [
        `first paint ${seconds(of(({ firstPaintMs }) => firstPaintMs))}`,
        `largest ${seconds(of(({ largestPaintMs }) => largestPaintMs))}`,
        `blocked ${Math.round(of(({ blockedMs }) => blockedMs))} ms`,
        `shift ${of(({ shift }) => shift).toFixed(3)}`,
        `${Math.round(of(({ bytes }) => bytes) / 1_024)} KB`,
      ].join(', '),
    },
  ];
}
