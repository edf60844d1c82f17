/** Where the page of the desktop app lives, and which addresses are its own. */

export const appScheme = 'app';
export const appHost = 'ringcode';

/** Scheme, host and port of an address; null for text that is no address. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  // The `origin` of a URL object is "null" for schemes that only Electron knows.
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** The page that the window shows, and the only origin that is trusted. */
export interface PageAddress {
  readonly url: string;
  readonly origin: string;
}

/**
 * @param developmentServer address of the server that electron-vite runs while the screens are being written;
 * undefined for the built screens.
 */
export function pageAddress(developmentServer: string | undefined): PageAddress {
  const url = developmentServer ?? `${appScheme}://${appHost}/`;
  const origin = originOf(url);
  if (origin === null) throw new TypeError('the address of the development server cannot be read');
  return { url, origin };
}
