import { Button, CloseButton, Input, Text, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { amountOf, amountText } from '../model/amount.ts';
import { without, withValue } from '../model/change-document.ts';
import { type Currency, currenciesOf } from '../model/currencies.ts';
import { isFields, type Place } from '../model/place.ts';
import type { ControlProps } from './control.ts';
import { useEditing, useFaults, useValue } from './editing.ts';
import { errorText } from './fault-lines.tsx';
import classes from './form.module.css';
import { INPUT_FIRST, useControl } from './use-control.tsx';
import { useTyped } from './use-typed.ts';

/** Amounts of money by currency, as people write them; the document holds minor units. */
export function AmountsControl(props: ControlProps) {
  const least = props.shape.kind === 'amounts' ? props.shape.least : 0;
  const { document, change, isReadOnly } = useEditing();
  const { value, input } = useControl(props);
  const amounts = isFields(value) ? value : {};
  const known = currenciesOf(document);
  const missing = known.filter(({ code }) => !(code in amounts));
  const { label, description, error } = input;
  return (
    <Input.Wrapper
      component="fieldset"
      labelElement="div"
      {...(label === undefined ? {} : { label })}
      {...(description === undefined ? {} : { description })}
      inputWrapperOrder={INPUT_FIRST}
      className={classes['plain'] ?? ''}
      error={error}
      aria-label={props.name}
    >
      <div className={classes['amounts']}>
        {Object.keys(amounts).map((code) => (
          <Amount
            key={code}
            place={[...props.place, code]}
            name={`${props.name}, ${code}`}
            currency={known.find((each) => each.code === code) ?? { code, minorDigits: 0 }}
            canRemove={!isReadOnly && Object.keys(amounts).length > 1}
          />
        ))}
      </div>
      {!isReadOnly && missing.length > 0 && (
        <div className={classes['adds']}>
          {missing.map(({ code }) => (
            <Button
              key={code}
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPlus size={12} aria-hidden />}
              onClick={() => change(withValue(document, [...props.place, code], least))}
            >
              {code}
            </Button>
          ))}
        </div>
      )}
    </Input.Wrapper>
  );
}

interface AmountProps {
  readonly place: Place;
  readonly name: string;
  readonly currency: Currency;
  readonly canRemove: boolean;
}

function Amount({ place, name, currency: { code, minorDigits }, canRemove }: AmountProps) {
  const { document, change, isReadOnly } = useEditing();
  const value = useValue(place);
  const { text, type } = useTyped<number | null>(
    typeof value === 'number' ? value : null,
    (amount) => (amount === null ? '' : amountText(amount, minorDigits)),
    (typed) => amountOf(typed, minorDigits),
    (amount) => change(withValue(document, place, amount)),
  );
  return (
    <TextInput
      aria-label={name}
      inputMode="decimal"
      readOnly={isReadOnly}
      value={text}
      error={errorText(useFaults(place))}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={
        <Text size="xs" c="dimmed">
          {code}
        </Text>
      }
      leftSectionWidth={48}
      rightSection={
        canRemove && (
          <CloseButton
            size="sm"
            aria-label={`Remove ${name}`}
            onClick={() => change(without(document, place))}
          />
        )
      }
    />
  );
}
