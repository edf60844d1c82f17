import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: an indigo. */
const iris: MantineColorsTuple = [
  '#f0f0fe',
  '#e4e4fc',
  '#d3d3fa',
  '#bdbdf8',
  '#a5a5f6',
  '#8b8bf5',
  '#6f6fe4',
  '#5b5bd6',
  '#4d4dc4',
  '#4141a8',
];

/** Greys with a slight blue. */
const gray: MantineColorsTuple = [
  '#f6f7f9',
  '#eef0f3',
  '#e3e6eb',
  '#d3d8e0',
  '#b9c0cc',
  '#8a93a3',
  '#697384',
  '#4c5564',
  '#2f3641',
  '#171a1f',
];

const dark: MantineColorsTuple = [
  '#e8ebf0',
  '#c6ccd6',
  '#a2abba',
  '#8590a1',
  '#3a414d',
  '#2a2f38',
  '#22262e',
  '#181b21',
  '#101216',
  '#0b0d10',
];

/** Dark enough from 7 on for white words. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#fa5252',
  '#e03131',
  '#c92a2a',
  '#b02525',
  '#941f1f',
];

const sans =
  'Inter, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
const mono =
  '"JetBrains Mono", "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace';

export const theme = createTheme({
  colors: { iris, gray, dark, red },
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 'md',
  radius: { md: '8px', lg: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Autocomplete: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Modal: { defaultProps: { centered: true } },
  },
});

const surfaces = {
  '--mantine-color-body': 'var(--rc-background)',
  '--mantine-color-text': 'var(--rc-ink)',
  '--mantine-color-dimmed': 'var(--rc-ink-3)',
  '--mantine-color-placeholder': 'var(--rc-ink-3)',
  '--mantine-color-default-border': 'var(--rc-line)',
  '--mantine-color-anchor': 'var(--rc-accent)',
  '--mantine-color-error': 'var(--rc-bad)',
};

/** Mantine's own names for what tokens.css defines. */
export const surfaceVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: surfaces,
  dark: surfaces,
});
