import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVENTS_FOLDER, generatedDocuments } from './generated-documents.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = generatedDocuments();

mkdirSync(join(root, EVENTS_FOLDER), { recursive: true });
for (const [path, text] of documents) writeFileSync(join(root, path), text);
// A schema whose event is gone would go on promising it.
for (const name of readdirSync(join(root, EVENTS_FOLDER))) {
  if (!documents.has(`${EVENTS_FOLDER}/${name}`)) rmSync(join(root, EVENTS_FOLDER, name));
}
console.log(`${documents.size} documents written`);
