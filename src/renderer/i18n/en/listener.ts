export const listener = {
  title: 'Listener',
} as const;
