export const call = {
  title: 'Call',
} as const;
