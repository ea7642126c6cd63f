import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { ReviewPage } from './review-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route path=":friendId?" element={<ReviewPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
