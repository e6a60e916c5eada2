import { createTheme, Drawer, type MantineColorsTuple, Modal } from '@mantine/core';

const brand: MantineColorsTuple = [
  '#ecfaf8',
  '#d7f2ee',
  '#ace5dc',
  '#7dd7ca',
  '#57cbba',
  '#3ec4b1',
  '#2aa997',
  '#158a7b',
  '#0f766e',
  '#085a53',
];

const CLOSE = { 'aria-label': 'Close' };

/** How Frontdesk looks. System fonts: nothing is fetched from elsewhere. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 7 },
  colors: { brand },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  components: {
    Modal: Modal.extend({ styles: { title: { fontWeight: 650 } }, defaultProps: { closeButtonProps: CLOSE } }),
    Drawer: Drawer.extend({ styles: { title: { fontWeight: 650 } }, defaultProps: { closeButtonProps: CLOSE } }),
  },
});
