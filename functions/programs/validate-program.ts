import { validateDocument as operation } from '../../shared/contracts/operations/programs.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { judgeDocument } from '../../shared/lambda/judge-document.ts';
import { route } from '../../shared/lambda/route.ts';

/** What is wrong with a document. Reads and writes nothing; no refusals. */
export function validateProgram() {
  return route(operation, async ({ body: { document }, now }) => {
    const { faults, program } = judgeDocument(document, now);
    return answer(200, { valid: program !== null, faults: [...faults] });
  });
}
