import { Alert, Button, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useSession } from '../../session/session.tsx';
import draftClasses from '../draft/draft.module.css';
import { useOpenDraft } from '../draft/open-draft.ts';
import { timeZoneOf } from '../form/editing.ts';
import { currenciesOf } from '../model/currencies.ts';
import { momentOf } from '../model/wall-time.ts';
import classes from './cart.module.css';
import { type Cart, newCart, newLine, requestOf, tiersOf } from './cart.ts';
import { CartLines } from './cart-lines.tsx';
import { CartOutcome } from './cart-outcome.tsx';

/** What a cart would earn under the draft as it is now, saved or not, and why. */
export function CartPage() {
  const { perennial } = useSession();
  const { state, judged } = useOpenDraft();
  const { document } = state;
  const [cart, setCart] = useState(() => newCart(document));
  const timeZone = timeZoneOf(document);
  const request = requestOf(cart, document, cart.placedAt === '' ? null : momentOf(cart.placedAt, timeZone));
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: (body: NonNullable<typeof request>) => perennial.simulateCart({ body }),
  });
  const set = (changes: Partial<Cart>): void => setCart({ ...cart, ...changes });
  const text = (key: 'channel' | 'country' | 'orders' | 'daysSinceEnrollment') => ({
    value: cart[key],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  const isValid = judged.program !== null;
  return (
    <>
      <section className={draftClasses['section']} aria-labelledby="section-title">
        <Title order={2} size="h4" id="section-title">
          Try a cart
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          What an order would earn under this draft, with your changes that are not saved. Nothing is
          recorded.
        </Text>
        <CartLines
          lines={cart.lines}
          change={(lines) => set({ lines })}
          add={() => set({ lines: [...cart.lines, newLine(cart.lines.length + 1)] })}
          currency={cart.currency}
        />
        <Title order={3} size="h6" mt="lg" mb="xs">
          The order
        </Title>
        <div className={classes['fields']}>
          <Select
            label="Currency"
            data={[...new Set(currenciesOf(document).map(({ code }) => code))]}
            value={cart.currency}
            onChange={(currency) => currency !== null && set({ currency })}
          />
          <TextInput label="Channel" {...text('channel')} />
          <TextInput label="Country" placeholder="None" maxLength={2} {...text('country')} />
          <TextInput
            type="datetime-local"
            label="When"
            description={cart.placedAt === '' ? 'Now' : `By the clocks of ${timeZone}`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={cart.placedAt}
            onChange={(event) => set({ placedAt: event.currentTarget.value })}
          />
        </div>
        <Title order={3} size="h6" mt="lg" mb="xs">
          The member
        </Title>
        <div className={classes['fields']}>
          <Select
            label="Tier"
            data={[
              { value: '', label: 'The lowest, or by what is known' },
              ...[...new Map(tiersOf(document).map((tier) => [tier.id, tier])).values()].map(
                ({ id, name }) => ({
                  value: id,
                  label: name === '' ? id : name,
                }),
              ),
            ]}
            value={cart.tier}
            onChange={(tier) => set({ tier: tier ?? '' })}
          />
          <TextInput label="Orders before" inputMode="numeric" {...text('orders')} />
          <TextInput label="Member for (days)" inputMode="numeric" {...text('daysSinceEnrollment')} />
        </div>
        <Group mt="lg">
          <Button
            loading={isPending}
            disabled={!isValid || request === null}
            onClick={() => request !== null && mutate(request)}
          >
            What would it earn?
          </Button>
          {request === null && (
            <Text size="sm" c="dimmed">
              Each line needs a SKU, a quantity and a price.
            </Text>
          )}
        </Group>
        {!isValid && (
          <Alert color="yellow" mt="md">
            A draft with errors cannot judge anything. Put them right first.
          </Alert>
        )}
      </section>
      <div aria-live="polite">
        {error !== null && <ProblemAlert error={error} />}
        {data !== undefined && <CartOutcome outcome={data} />}
      </div>
    </>
  );
}
