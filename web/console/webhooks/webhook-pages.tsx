import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { DeliveryPage } from './delivery-page.tsx';
import { EndpointPage } from './endpoint-page.tsx';
import { EndpointsPage } from './endpoints-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<EndpointsPage />} />
      <Route path=":endpointId" element={<EndpointPage />} />
      <Route path=":endpointId/deliveries/:deliveryId" element={<DeliveryPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
