import type { OpenApi, Schema } from '../open-api.ts';
import { nameOf } from './schema-words.ts';

type Schemas = OpenApi['components']['schemas'];

/** One field of an object, with those of its own fields after it: `lines`, `lines[].sku`. */
export interface Field {
  readonly path: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  /** Of several forms of an object, the one that has this field. */
  readonly condition?: string;
}

/** Every field of a schema, those of nested objects with their path. A schema within itself is not entered again. */
export function fieldsOf(
  schema: Schema,
  schemas: Schemas,
  prefix = '',
  seen: readonly string[] = [],
): readonly Field[] {
  const name = schema.$ref === undefined ? undefined : nameOf(schema.$ref);
  if (name !== undefined) {
    const target = schemas[name];
    return target === undefined || seen.includes(name)
      ? []
      : fieldsOf(target, schemas, prefix, [...seen, name]);
  }
  const forms = (schema.oneOf ?? schema.anyOf ?? []).filter((form) => form.type !== 'null');
  if (forms.length > 1) return formFields(forms, schemas, prefix, seen);
  const [only] = forms;
  if (only !== undefined) return fieldsOf(only, schemas, prefix, seen);
  if (schema.items !== undefined) return fieldsOf(schema.items, schemas, `${prefix}[]`, seen);
  return propertyFields(schema, schemas, prefix, seen);
}

function propertyFields(
  { properties = {}, required = [] }: Schema,
  schemas: Schemas,
  prefix: string,
  seen: readonly string[],
): readonly Field[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const field = { path, schema: property, isRequired: required.includes(name) };
    return [field, ...fieldsOf(property, schemas, path, seen)];
  });
}

/** An object of several forms: what tells them apart once, then the fields of each with the form they belong to. */
function formFields(
  forms: readonly Schema[],
  schemas: Schemas,
  prefix: string,
  seen: readonly string[],
): readonly Field[] {
  const told = forms.map((form) => ({ form, tell: tellOf(form) }));
  const [first] = told;
  const name = first?.tell?.name ?? '';
  const values = told.flatMap(({ tell }) => (tell === undefined ? [] : [tell.value]));
  const kind: Field[] =
    name === '' ? [] : [{ path: `${prefix}.${name}`, schema: { enum: values }, isRequired: true }];
  const others = told.flatMap(({ form, tell }) =>
    fieldsOf(form, schemas, prefix, seen)
      .filter(({ path }) => path !== `${prefix}.${name}`)
      .map((field) =>
        tell === undefined ? field : { ...field, condition: `${name} is ${JSON.stringify(tell.value)}` },
      ),
  );
  return [...kind, ...others];
}

/** The property whose one value tells a form from the others. */
function tellOf({ properties = {} }: Schema): { readonly name: string; readonly value: unknown } | undefined {
  const found = Object.entries(properties).find(([, property]) => property.const !== undefined);
  return found && { name: found[0], value: found[1].const };
}
