import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { CreateKeyPage } from './create-key-page.tsx';
import { KeysPage } from './keys-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<KeysPage />} />
      <Route path="new" element={<CreateKeyPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
