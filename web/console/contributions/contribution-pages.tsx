import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { ContributionsPage } from './contributions-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<ContributionsPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
