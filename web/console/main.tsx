import { Button, MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('console');
if (place !== null) {
  createRoot(place).render(
    <MantineProvider>
      <Button>Sign in</Button>
    </MantineProvider>,
  );
}
