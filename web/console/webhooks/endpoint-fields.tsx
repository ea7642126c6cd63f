import { MultiSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import { EVERY_TYPE, TYPE_GROUPS } from './event-types.ts';

export interface EndpointValues {
  readonly url: string;
  readonly description: string;
  readonly hears: 'all' | 'some';
  readonly types: string[];
}

export const emptyEndpoint: EndpointValues = { url: '', description: '', hears: 'all', types: [] };

/** Before the API says so. */
export const validateEndpoint = {
  url: (url: string) =>
    URL.canParse(url) && /^https?:/.test(url) ? null : 'An address that begins with https://',
  types: (types: string[], { hears }: EndpointValues) =>
    hears === 'some' && types.length === 0 ? 'Choose one at least, or all' : null,
};

export const typesOf = ({ hears, types }: EndpointValues): string[] =>
  hears === 'all' ? [EVERY_TYPE] : types;

/** What can be set of an endpoint. */
export function EndpointFields({
  form,
}: {
  readonly form: Pick<ReturnType<typeof useForm<EndpointValues>>, 'getInputProps' | 'getValues'>;
}) {
  return (
    <Stack gap="md">
      <TextInput
        label="Address"
        description="HTTPS, on the public internet"
        placeholder="https://hooks.shop.example/perennial"
        inputMode="url"
        required
        data-autofocus
        {...form.getInputProps('url')}
      />
      <TextInput
        label="What it is for"
        description="For whoever sees it in the list"
        maxLength={200}
        {...form.getInputProps('description')}
      />
      <Radio.Group label="Events" {...form.getInputProps('hears')}>
        <Stack gap="xs" mt={6}>
          <Radio value="all" label="All, those to come included" />
          <Radio value="some" label="Only these types" />
        </Stack>
      </Radio.Group>
      {form.getValues().hears === 'some' && (
        <MultiSelect
          label="Types"
          searchable
          hidePickedOptions
          maxDropdownHeight={260}
          data={TYPE_GROUPS.map(({ group, items }) => ({ group, items }))}
          {...form.getInputProps('types')}
        />
      )}
    </Stack>
  );
}
