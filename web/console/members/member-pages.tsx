import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { FindMemberPage } from './find/find-member-page.tsx';

const MemberPage = lazy(async () => ({ default: (await import('./member-page.tsx')).MemberPage }));

export function Component() {
  return (
    <Routes>
      <Route index element={<FindMemberPage />} />
      <Route path=":memberId/:view?" element={<MemberPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
