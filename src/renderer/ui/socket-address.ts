/** `127.0.0.1:9330`, and `[::1]:9330` for an address that has colons of its own. */
export function socketAddress(host: string | null, port: number | null): string {
  const shown = host ?? '';
  return `${shown.includes(':') ? `[${shown}]` : shown}:${port ?? ''}`;
}
