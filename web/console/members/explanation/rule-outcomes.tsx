import { Badge, Group, Stack, Text } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { Explanation, LineExplanation, RuleExplanation } from '../../../../client/generated/types.ts';
import { count, inWords, money } from '../../parts/words.ts';
import { exactPoints } from './exact-points.ts';
import classes from './explanation.module.css';

/** Every rule that was looked at: what it gave and for which line, or which of its conditions failed. */
export function RuleOutcomes({
  explanation,
  currency,
}: {
  readonly explanation: Explanation;
  readonly currency: string | null;
}) {
  const fired = explanation.rules.filter((rule) => rule.fired);
  const silent = explanation.rules.filter((rule) => !rule.fired);
  return (
    <Stack gap="md">
      {fired.length > 0 && (
        <section>
          <h3 className={classes['heading']}>What gave points</h3>
          <ul className={classes['rules']}>
            {fired.map((rule) => (
              <FiredRule
                key={rule.ruleId}
                rule={rule}
                currency={currency}
                lines={explanation.lines.filter(({ ruleId }) => ruleId === rule.ruleId)}
              />
            ))}
          </ul>
        </section>
      )}
      {silent.length > 0 && (
        <section>
          <h3 className={classes['heading']}>What gave nothing, and why</h3>
          <ul className={classes['rules']}>
            {silent.map((rule) => (
              <li key={rule.ruleId} className={classes['rule']}>
                <IconX size={18} aria-hidden className={classes['no']} />
                <div>
                  <Text fw={500}>{rule.description}</Text>
                  <Text size="sm">{inWords(rule.reason)}</Text>
                </div>
                <Badge variant="light" color="gray">
                  nothing
                </Badge>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

function FiredRule({
  rule,
  lines,
  currency,
}: {
  readonly rule: RuleExplanation;
  readonly lines: readonly LineExplanation[];
  readonly currency: string | null;
}) {
  return (
    <li className={classes['rule']}>
      <IconCheck size={18} aria-hidden className={classes['yes']} />
      <div>
        <Text fw={500}>{rule.description}</Text>
        {lines.map((line) => (
          <Group key={line.lineId ?? 'order'} gap="xs" className={classes['line'] ?? ''}>
            <Text size="sm">
              {line.sku ?? 'on the whole order'}
              {currency !== null && `, ${money(line.netAmount, currency)}`}
            </Text>
            <Text size="sm" c="dimmed">
              {exactPoints(line.points)}
            </Text>
          </Group>
        ))}
        {lines.length === 0 && <Text size="sm">{inWords(rule.reason)}</Text>}
        {rule.cappedAt !== null && (
          <Text size="sm">
            Its cap left {count(rule.cappedAt)} to this member; without it there had been more.
          </Text>
        )}
      </div>
      <Text fw={600} className={classes['points'] ?? ''}>
        +{exactPoints(rule.points)}
      </Text>
    </li>
  );
}
