/** Under which names the browser host may be spoken to: a name that somebody else points here is none of them. */
import { isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

const loopbackHost = '127.0.0.1';

/** Is this `Host` header one of the addresses under which this program serves? */
export type KnowsHost = (header: string | undefined) => boolean;

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * @param host as it was asked for: an address, or a name of this machine
 * @param addresses of this machine, for a program that serves all of them
 */
export function hostNames(
  host: string,
  port: number,
  addresses: () => readonly string[] = ownAddresses,
): KnowsHost {
  const known = new Set([...loopbackNames, inUrl(host)].map((name) => authority(name, port)));
  return (header) => {
    if (header === undefined) return false;
    const asked = header.toLowerCase();
    if (known.has(asked)) return true;
    return isWildcard(host) && addresses().some((address) => authority(inUrl(address), port) === asked);
  };
}

/** The address for people; for a program that serves all addresses one that others can reach. */
export function originOf(
  host: string,
  port: number,
  addresses: () => readonly string[] = ownAddresses,
): string {
  const shown = isWildcard(host) ? (addresses()[0] ?? loopbackHost) : host;
  return `http://${authority(inUrl(shown), port)}`;
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Those of IPv4 first: they are easier to type. */
function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  const outward = all.filter(({ internal, address }) => !internal && isIP(address) !== 0);
  return outward.map(({ address }) => address).sort((a, b) => Number(isIPv6(a)) - Number(isIPv6(b)));
}

function inUrl(host: string): string {
  const name = host.toLowerCase();
  return isIPv6(name) ? `[${name}]` : name;
}

/** As a browser writes it: without the port that is usual for http. */
function authority(name: string, port: number): string {
  return port === 80 ? name : `${name}:${port}`;
}
