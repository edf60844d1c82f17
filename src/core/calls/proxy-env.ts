import { BlockList, isIP } from 'node:net';

/** The variables that Node's agents read (https://nodejs.org/api/http.html, built-in proxy support). */
const proxyNames = [
  'http_proxy',
  'HTTP_PROXY',
  'https_proxy',
  'HTTPS_PROXY',
  'no_proxy',
  'NO_PROXY',
] as const;
type ProxyEnv = Partial<Record<(typeof proxyNames)[number], string>>;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * The proxy settings for one target host. A loopback host gets none: the simulator inside this very machine
 * cannot be reached through a company's proxy. A proxy without a scheme (`proxy.example.com:8080`), which
 * curl understands and Node ignores, is read as http. Node knows http and https proxies only; with any other
 * scheme (socks5) it connects directly.
 */
export function proxyEnvFor(host: string, env: NodeJS.ProcessEnv): ProxyEnv {
  const proxyEnv: ProxyEnv = {};
  if (isLoopback(host)) return proxyEnv;
  for (const name of proxyNames) {
    const value = env[name]?.trim();
    if (value) proxyEnv[name] = /^no_proxy$/i.test(name) ? value : withScheme(value);
  }
  return proxyEnv;
}

function withScheme(proxy: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const version = isIP(name);
  return version !== 0 && loopback.check(name, version === 4 ? 'ipv4' : 'ipv6');
}
