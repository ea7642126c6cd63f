import { describe, expect, it } from 'vitest';
import type { OpenApi, Schema } from '../../functions/documents/open-api.ts';
import { renderPage } from '../../functions/documents/render-page.ts';
import { parsePage, textOf } from './parsed-page.ts';

/** Ends whatever it may stand in: text, an attribute, a style, a comment, a heading, a code span. */
const HOSTILE = `"'></style></code>--><script>alert(1)</script><img src=x onerror=alert(1)> & \`<b>\` **<i>**`;

const schema: Schema = {
  type: 'object',
  description: HOSTILE,
  required: ['value'],
  properties: {
    value: { type: 'string', description: HOSTILE, default: HOSTILE, 'x-rules': [HOSTILE] },
    choice: { enum: [HOSTILE] },
    fixed: { const: HOSTILE },
  },
};

const document: OpenApi = {
  info: { title: HOSTILE, summary: HOSTILE, description: `## ${HOSTILE}\n\n- ${HOSTILE}\n\n${HOSTILE}` },
  tags: [{ name: 'things', description: HOSTILE }],
  paths: {
    '/things/{id}': {
      post: {
        operationId: 'makeThing',
        tags: ['things'],
        summary: HOSTILE,
        description: HOSTILE,
        security: [{ secretKey: [HOSTILE] }],
        parameters: [{ name: HOSTILE, in: 'query', description: HOSTILE, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema, example: { value: HOSTILE } } } },
        responses: {
          200: {
            description: HOSTILE,
            headers: { [HOSTILE]: { description: HOSTILE } },
            content: { 'application/json': { schema, example: HOSTILE } },
          },
          400: { description: HOSTILE, 'x-problem-codes': ['BAD'] },
        },
        'x-throttle': { ratePerSecond: 1, burst: 1 },
        'x-example': { path: { id: HOSTILE }, query: { q: HOSTILE }, headers: { 'x-header': HOSTILE } },
      },
    },
  },
  components: { schemas: { Thing: schema } },
  'x-problems': { BAD: { status: 400, title: HOSTILE, retryable: false, fix: HOSTILE } },
};

describe('a page of hostile texts', () => {
  const { faults, elements } = parsePage(renderPage(document));

  it('is well-formed and runs nothing', () => {
    expect(faults).toEqual([]);
    const names = elements.map(({ tagName }) => tagName);
    expect(names.filter((name) => ['script', 'img', 'b', 'i'].includes(name))).toEqual([]);
    const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
  });

  it('shows the texts as they are', () => {
    const [title] = elements.filter(({ tagName }) => tagName === 'h1').map(textOf);
    expect(title).toBe(`${HOSTILE} API`);
  });
});
