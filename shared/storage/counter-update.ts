import type { Item, Key } from './keys.ts';
import type { Companion } from './ledger-write.ts';

/** An update of one item's counters, put together step by step; each attribute is added to or removed once. */
export interface CounterUpdate {
  add(attribute: string, amount: number): void;
  remove(attribute: string): void;
  /** The counter must be so before; `orNone`: or not be there yet. All that is required must hold. */
  require(attribute: string, comparison: '<=' | '>=' | '=', value: number, orNone?: boolean): void;
  companion(): Companion;
}

export function counterUpdate(tableName: string, key: Key): CounterUpdate {
  const names: Record<string, string> = {};
  const values: Item = {};
  const additions: string[] = [];
  const removals: string[] = [];
  const conditions: string[] = [];
  const placeholders = new Map<string, string>();

  /** Short, because an expression has 4 KB at most. */
  function nameOf(attribute: string): string {
    const known = placeholders.get(attribute);
    if (known !== undefined) return known;
    const placeholder = `#${placeholders.size.toString(36)}`;
    placeholders.set(attribute, placeholder);
    names[placeholder] = attribute;
    return placeholder;
  }

  function placeholderOf(value: number): string {
    const placeholder = `:${Object.keys(values).length.toString(36)}`;
    values[placeholder] = { N: value.toString() };
    return placeholder;
  }

  return {
    add(attribute, amount) {
      additions.push(`${nameOf(attribute)} ${placeholderOf(amount)}`);
    },
    remove(attribute) {
      removals.push(nameOf(attribute));
    },
    require(attribute, comparison, value, orNone = false) {
      const name = nameOf(attribute);
      const condition = `${name} ${comparison} ${placeholderOf(value)}`;
      conditions.push(orNone ? `(attribute_not_exists(${name}) OR ${condition})` : condition);
    },
    companion: () => ({
      Update: {
        TableName: tableName,
        Key: { ...key },
        UpdateExpression: [clause('ADD', additions), clause('REMOVE', removals)].join(' ').trim(),
        ...(conditions.length > 0 ? { ConditionExpression: conditions.join(' AND ') } : {}),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      },
    }),
  };
}

const clause = (word: string, actions: readonly string[]): string =>
  actions.length === 0 ? '' : `${word} ${actions.join(', ')}`;
