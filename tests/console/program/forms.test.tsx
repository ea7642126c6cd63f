import { MantineProvider } from '@mantine/core';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { Field } from '../../../web/console/program/form/field.tsx';
import { Fields } from '../../../web/console/program/form/fields.tsx';
import { ProgramForm } from '../../../web/console/program/form/program-form.tsx';
import { judge } from '../../../web/console/program/model/judge.ts';
import { isFields } from '../../../web/console/program/model/place.ts';
import { programSchema, resolve } from '../../../web/console/program/model/schema.ts';
import { check } from '../../law-runs.ts';
import { anyDocument } from './any-document.ts';

const NOW_MS = Date.UTC(2026, 10, 23);
/** Each renders all forms of a whole document. */
const RUNS = 4;
const WITHOUT_FORM = 'No form knows this';

/** All forms of a document, with every item open. */
function Forms({ document }: { readonly document: Record<string, unknown> }) {
  const { name: part, schema } = programSchema();
  const lists = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const { items } = resolve(field).schema;
    const list = document[key];
    return items === undefined || !Array.isArray(list) ? [] : [{ key, items, list }];
  });
  return (
    <>
      <Fields place={[]} target={programSchema()} />
      {lists.flatMap(({ key, items, list }) =>
        list.map((_, index) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: it is rendered once.
            key={`${key}-${index}`}
            place={[key, index]}
            schema={items}
            part={part}
            fieldKey={key}
            label={key}
          />
        )),
      )}
    </>
  );
}

function rendered(document: Record<string, unknown>, isReadOnly = false): string {
  const change = (): void => {
    throw new Error('A form changed the document by itself');
  };
  const { faults } = judge(document, NOW_MS);
  return renderToStaticMarkup(
    <MantineProvider>
      <MemoryRouter>
        <ProgramForm editing={{ document, faults, isReadOnly, change }}>
          <Forms document={document} />
        </ProgramForm>
      </MemoryRouter>
    </MantineProvider>,
  );
}

/** Texts that people wrote. */
function words(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(words);
  if (isFields(value))
    return Object.entries(value).flatMap(([key, each]) =>
      key === 'description' || key === 'name' ? words(each) : [],
    );
  return typeof value === 'string' ? [value] : [];
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');

test('every program can be shown by forms, all of it, and opening changes nothing of it', () => {
  check(
    fc.property(anyDocument, fc.boolean(), (document, isReadOnly) => {
      const before = JSON.stringify(document);
      const html = rendered(document, isReadOnly);
      expect(html).not.toContain(WITHOUT_FORM);
      for (const said of [...words(document['earningRules']), ...words(document['triggers'])])
        expect(html).toContain(escaped(said));
      expect(JSON.stringify(document)).toBe(before);
    }),
    RUNS,
  );
});

test('what no form knows is shown as it stands, and nothing breaks', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, '', 0, [], {}, 'x', [null], { kind: 'new' }),
  );
  check(
    fc.property(anyDocument, fc.nat(), anything, (document, which, value) => {
      const keys = Object.keys(document);
      const key = keys[which % keys.length] ?? 'name';
      const inner = document[key];
      const broken = Array.isArray(inner) && inner.length > 0 ? [value, ...inner.slice(1)] : value;
      expect(rendered({ ...document, [key]: broken, unheardOf: { a: [1] } })).toContain('unheardOf');
    }),
    RUNS,
  );
});
