import { packed } from '../../functions/documents/packed-text.ts';
import { EVENT_TYPES } from '../../shared/contracts/events.ts';
import { operationsModule } from './client/operations-module.ts';
import { clientReadme } from './client/readme.ts';
import { typesModule } from './client/types-module.ts';
import { errorsPage } from './errors-page.ts';
import { eventExamples } from './events/event-examples.ts';
import { eventFileName } from './events/event-file.ts';
import { eventSchema } from './events/event-schema.ts';
import { eventsPage } from './events/events-page.ts';
import { tellStory } from './examples/story.ts';
import { metricsPage } from './metrics/metrics-page.ts';
import { openApiDocument } from './openapi/document.ts';
import { postmanCollection } from './postman/collection.ts';
import { programPage } from './program/program-page.ts';
import { programSchema } from './program/program-schema.ts';

/** Where the schemas of events are; nothing else is there. */
export const EVENTS_FOLDER = 'docs/events';

/** Every generated document: its path from the root of the repository, and its text. */
export function generatedDocuments(): ReadonlyMap<string, string> {
  const story = tellStory();
  const examples = eventExamples(story);
  const schemas = EVENT_TYPES.map(
    (type) =>
      [`${EVENTS_FOLDER}/${eventFileName(type)}`, json(eventSchema(type, examples.get(type) ?? {}))] as const,
  );
  const program = programSchema();
  const openApi = openApiDocument(story);
  const described = JSON.parse(json(openApi));
  return new Map([
    ['docs/openapi.json', json(openApi)],
    ['functions/documents/packed-openapi.ts', packedOpenApi(openApi)],
    ['client/generated/types.ts', typesModule(described)],
    ['client/generated/operations.ts', operationsModule(described)],
    ['docs/postman-collection.json', json(postmanCollection(described))],
    ['client/README.md', clientReadme()],
    ['docs/errors.md', errorsPage()],
    ['docs/events.md', eventsPage(examples)],
    ['docs/metrics.md', metricsPage()],
    ['docs/program.schema.json', json(program)],
    ['docs/program.md', programPage(program)],
    ...schemas,
  ]);
}

const json = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** What the function serves, which would else carry half a megabyte of text from its start. */
function packedOpenApi(document: object): string {
  return [
    '// docs/openapi.json, packed by npm run docs; not to be changed by hand.',
    'export const PACKED_OPEN_API =',
    `  '${packed(JSON.stringify(document))}';`,
    '',
  ].join('\n');
}
