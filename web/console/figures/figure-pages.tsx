import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { SubjectPage } from './subject-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<OverviewPage />} />
      <Route path=":subjectId" element={<SubjectPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
