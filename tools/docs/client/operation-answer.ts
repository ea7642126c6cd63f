import type { OpenApiOperation } from './open-api.ts';
import { typeText } from './type-text.ts';

/** What an operation answers when all is well. */
export interface OperationAnswer {
  readonly kind: 'json' | 'text' | 'redirect' | 'nothing';
  readonly type: string;
}

/** The good answer of an operation: the same whether it is the first or a replay. */
export function answerOf({ responses }: OpenApiOperation): OperationAnswer {
  const good = Object.entries(responses).filter(([status]) => Number(status) < 400);
  if (good.some(([status]) => status.startsWith('3'))) return { kind: 'redirect', type: 'Redirect' };
  const contents = good.flatMap(([, { content = {} }]) => Object.entries(content));
  const json = contents.filter(([mediaType]) => mediaType === 'application/json');
  if (json.length > 0) {
    const types = new Set(json.map(([, { schema = {} }]) => typeText(schema, 2)));
    return { kind: 'json', type: [...types].join(' | ') };
  }
  return contents.length > 0 ? { kind: 'text', type: 'string' } : { kind: 'nothing', type: 'undefined' };
}
