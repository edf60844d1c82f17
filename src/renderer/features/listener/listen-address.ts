/** Addresses that are offered; any other of the machine's can be typed. */
export const listenChoices = ['127.0.0.1', '0.0.0.0', '::1', '::'] as const;

/** Only programs of this machine reach such an address. */
export function isOnlyHere(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host.trim());
}
