import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { functionsByCapability, onlyResource, resourcesOf, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, properties]) => properties);
const nameOf = (alarm: Readonly<Record<string, unknown>>) =>
  String(alarm['AlarmName']).replace('Perennial-prod-', '');
const names = alarms.map(nameOf);

/** Names of alarms in the headings of the runbook: `### orders-errors`. */
const sections = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^### ([a-z-]+)$/.exec(line)?.[1] ?? []);

describe('alarms', () => {
  it.each([...functionsByCapability(template).keys()])(
    '%s has one for errors, throttles and slowness',
    (capability) => {
      expect(names).toEqual(
        expect.arrayContaining([`${capability}-errors`, `${capability}-throttles`, `${capability}-slow`]),
      );
    },
  );

  it('watch the API, the relay and the ledger as a whole', () => {
    const capabilities = [...functionsByCapability(template).keys()];
    const others = names.filter(
      (name) =>
        !capabilities.some((capability) => new RegExp(`^${capability}-(errors|throttles|slow)$`).test(name)),
    );
    expect(others.sort()).toEqual([
      'api-errors',
      'budgets-throttled',
      'coupons-guessed',
      'courier-dead-letters',
      'courier-late',
      'courier-undelivered',
      'delivery-age',
      'delivery-behind',
      'delivery-dead-letters',
      'delivery-refused',
      'delivery-unknown',
      'delivery-withheld',
      'journeys-age',
      'journeys-dead-letters',
      'journeys-wake-lag',
      'lake-age',
      'lake-dead-letters',
      'ledger-drift',
      'ledger-system-errors',
      'ledger-throttled',
      'metrics-late',
      'platforms-refused',
      'reconciliation-age',
      'reconciliation-dead-letters',
      'reconciliation-withheld',
      'referrals-guessed',
      'relay-age',
      'relay-dead-letters',
      'relay-silent',
      'relay-undeliverable',
      'rewards-throttled',
    ]);
  });

  it('have each a section in docs/operations.md, and no section is left over', () => {
    expect([...sections].sort()).toEqual([...names].sort());
  });

  it.each(alarms)(
    '$AlarmName says who is hurt and where to read on, and tells the people on call',
    (alarm) => {
      const topic = { Ref: expect.stringMatching(/^AlarmTopic/) };
      expect(alarm['AlarmDescription']).toMatch(
        new RegExp(`^[A-Z].{30,}\\. What to do: docs/operations\\.md#${nameOf(alarm)}$`, 's'),
      );
      expect(alarm).toMatchObject({ AlarmActions: [topic], OKActions: [topic] });
    },
  );

  /** Told by the clock, whether anybody is awake or not. */
  const byTheClock = ['metrics-late'];

  it.each(alarms)('$AlarmName takes no data for no trouble, unless it is told by the clock', (alarm) => {
    expect(alarm['TreatMissingData']).toBe(byTheClock.includes(nameOf(alarm)) ? 'breaching' : 'notBreaching');
  });

  it('add metrics only after filling their gaps, since a sum with a gap has no value', () => {
    const expressions = alarms.flatMap((alarm) =>
      ((alarm['Metrics'] ?? []) as readonly { readonly Expression?: string }[]).flatMap(
        ({ Expression }) => Expression ?? [],
      ),
    );
    const sums = expressions.filter((expression) => expression.includes('+'));
    expect(sums.length).toBeGreaterThan(0);
    for (const sum of sums) {
      expect(sum.split(' + ')).toEqual(sum.split(' + ').map(() => expect.stringMatching(/^FILL\(\w+, 0\)$/)));
    }
  });

  it.each([...functionsByCapability(template)])(
    '%s is slow well before it is cut off',
    (capability, { properties }) => {
      const slow = alarms.find((alarm) => nameOf(alarm) === `${capability}-slow`);
      expect(slow?.['ExtendedStatistic']).toBe('p99');
      expect(slow?.['Threshold']).toBeLessThan(0.8 * 1000 * Number(properties['Timeout']));
    },
  );

  it.each([
    ['ledger-drift', 'Drift', 'accounts'],
    ['coupons-guessed', 'CouponGuesses', 'coupons'],
    ['journeys-wake-lag', 'WakeLagSeconds', 'journeys'],
    ['reconciliation-withheld', 'PromisesWithheld', 'reconciliation'],
    ['delivery-withheld', 'RewardsWithheld', 'delivery'],
    ['delivery-refused', 'MessagesRefused', 'delivery'],
    ['delivery-unknown', 'MessagesUnknown', 'delivery'],
    ['referrals-guessed', 'ReferralCodesUnknown', 'referrals'],
  ])('watch the namespace that the functions write metrics to: %s', (name, metricName, capability) => {
    const alarm = alarms.find((other) => nameOf(other) === name);
    const { variables } = functionsByCapability(template).get(capability) ?? {};
    expect(alarm).toMatchObject({
      Namespace: variables?.['POWERTOOLS_METRICS_NAMESPACE'],
      MetricName: metricName,
      Dimensions: [{ Name: 'service', Value: variables?.['POWERTOOLS_SERVICE_NAME'] }],
    });
  });
});

describe('what shop platforms tell and is not recorded', () => {
  it('is counted by the function of platforms, in all three ways', () => {
    const alarm = alarms.find((other) => nameOf(other) === 'platforms-refused');
    const { variables } = functionsByCapability(template).get('platforms') ?? {};
    const counted = ['PlatformDeedsRefused', 'PlatformPayloadsNotUnderstood', 'PlatformRedemptionsRefused'];
    const metrics = (alarm?.['Metrics'] ?? []) as readonly { MetricStat?: { Metric: unknown } }[];
    expect(metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])).toEqual(
      counted.map((name) => ({
        Namespace: variables?.['POWERTOOLS_METRICS_NAMESPACE'],
        MetricName: name,
        Dimensions: [{ Name: 'service', Value: variables?.['POWERTOOLS_SERVICE_NAME'] }],
      })),
    );
  });
});

describe('the topic of the alarms', () => {
  it('lets CloudWatch publish, which a policy that enforces TLS would otherwise forbid', () => {
    expect(onlyResource(template, 'AWS::SNS::TopicPolicy')['PolicyDocument']).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
        }),
      ]),
    });
  });

  it('writes to the address that the deployment names, and to nobody by default', () => {
    expect(resourcesOf(template, 'AWS::SNS::Subscription')).toEqual([]);
    const told = templateOf('prod', { alarmEmail: 'ops@shop.example' });
    expect(onlyResource(told, 'AWS::SNS::Subscription')).toMatchObject({
      Protocol: 'email',
      Endpoint: 'ops@shop.example',
    });
  });
});
