import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { DraftPage } from './draft/draft-page.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { VersionPage } from './versions/version-page.tsx';

/** The pages of the program: what is in force, drafts, and versions. */
export function Component() {
  return (
    <Routes>
      <Route index element={<OverviewPage />} />
      <Route path="drafts/:draftId/*" element={<DraftPage />} />
      <Route path="versions/:version" element={<VersionPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
