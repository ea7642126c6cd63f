import { Badge, createTheme, Drawer, Modal, Select, TextInput } from '@mantine/core';

/**
 * What components read of the theme by script. Colors and sizes are CSS variables, which theme.css sets.
 */
export const THEME = createTheme({
  primaryColor: 'teal',
  respectReducedMotion: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    // Locking the page's scroll works by a style element, which the content security policy refuses.
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, closeButtonProps: { 'aria-label': 'Close' } },
    }),
    // They are header elements within a dialog, which would count as second banners of the page.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: 'none' } }),
    DrawerHeader: Drawer.Header.extend({ defaultProps: { role: 'none' } }),
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // Words are read, capitals are looked at.
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 600 } }),
    TextInput: TextInput.extend({ defaultProps: { autoComplete: 'off' } }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right' } }),
  },
});
