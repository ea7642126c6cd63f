/**
 * An icon by itself. The package's own index names all six thousand: bundling the console by it takes three times as long, and a module
 * loaded without a bundler has all of them.
 */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { TablerIcon } from '@tabler/icons-react';

  const icon: TablerIcon;
  export default icon;
}
