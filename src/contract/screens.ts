/** Names of the screens, in the order in which they stand in the navigation. */
export const screenNames = ['call', 'calls', 'log', 'listener', 'simulator', 'profiles', 'settings'] as const;
export type ScreenName = (typeof screenNames)[number];

/** Where a screen is, behind the # of the page's address. */
export function screenPath(name: ScreenName): string {
  return name === 'call' ? '/' : `/${name}`;
}
