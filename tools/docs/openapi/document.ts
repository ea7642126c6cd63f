import { createDocument } from 'zod-openapi';
import { PROBLEMS } from '../../../shared/contracts/problems.ts';
import { operationExamples } from '../examples/operation-examples.ts';
import type { Story } from '../examples/story.ts';
import { OPERATIONS_TO_READ } from '../reading-order.ts';
import { SECURITY_SCHEMES } from './callers.ts';
import { INFO_DESCRIPTION, TAGS } from './info.ts';
import { openAnswers } from './open-answers.ts';
import { operationObject } from './operation-object.ts';
import { PROBLEM_SCHEMAS } from './problem-responses.ts';
import { stateRules } from './schema-rules.ts';

/** The whole API as an OpenAPI 3.1 document, from the contracts alone. */
export function openApiDocument(story: Story) {
  const examples = operationExamples(story);
  const paths: Record<string, Record<string, ReturnType<typeof operationObject>>> = {};
  for (const operation of OPERATIONS_TO_READ) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = operationObject(operation, examples[operation.id]);
    paths[operation.path] = item;
  }
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Perennial',
        version: '1',
        summary: 'Points that are right under retries, returns and concurrency.',
        description: INFO_DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'Where this document came from.' }],
      tags: TAGS.map((tag) => ({ ...tag })),
      paths,
      components: { schemas: PROBLEM_SCHEMAS, securitySchemes: SECURITY_SCHEMES },
      // The catalogue of codes, for whoever reads this document and not docs/errors.md.
      'x-problems': PROBLEMS,
    },
    { override: stateRules },
  );
  openAnswers(document);
  return document;
}
