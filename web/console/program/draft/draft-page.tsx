import { useParams } from 'react-router';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/needs.tsx';
import { useStoredDraft } from '../queries.ts';
import { DraftEditor } from './draft-editor.tsx';

/** A draft, read from the API and opened to be changed. */
export function DraftPage() {
  const { draftId = '' } = useParams();
  const isReadOnly = !useMay('program:write');
  const query = useStoredDraft(draftId);
  return (
    <Read query={query} lines={12}>
      {(draft) => <DraftEditor key={draft.draftId} draft={draft} isReadOnly={isReadOnly} />}
    </Read>
  );
}
