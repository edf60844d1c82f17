/** Why a listener cannot start, in words. */
import { createServer } from 'node:net';
import type { ErrorCode } from '../../contract/errors.ts';
import type { Text } from '../../domain/text.ts';

/** The port is taken. */
export class ListenerPortInUse extends Error {
  readonly port: number;
  /** A port on the same address that is free, null where none was found. */
  readonly freePort: number | null;

  constructor(port: number, freePort: number | null) {
    super(`port ${port} is in use`);
    this.name = 'ListenerPortInUse';
    this.port = port;
    this.freePort = freePort;
  }
}

export interface StartProblem {
  readonly code: Extract<ErrorCode, 'port-in-use' | 'bad-address' | 'listener-failed'>;
  readonly text: Text;
  readonly next: Text;
}

/** How many of the following ports are tried before the system is asked for any. */
const portsTried = 20;

/** A free port on this address: one shortly after `port`, else whichever the system has. */
export async function findFreePort(host: string, port: number): Promise<number | null> {
  for (let candidate = port + 1; candidate <= Math.min(port + portsTried, 65_535); candidate += 1)
    if ((await tryPort(host, candidate)) !== null) return candidate;
  return tryPort(host, 0);
}

function tryPort(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(null);
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => {
        resolve(found);
      });
    });
  });
}

/** Words for an error of startListener; null for one that has nothing to do with address and port. */
export function listenerStartProblem(error: unknown): StartProblem | null {
  if (error instanceof ListenerPortInUse) return portInUse(error);
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code } = error;
  if (code === 'ERR_SOCKET_BAD_PORT') return notAPort;
  if (code === 'EACCES' || code === 'EPERM') return notAllowed('port' in error ? Number(error.port) : 0);
  if (typeof code !== 'string' || !addressCodes.has(code)) return null;
  return notOurAddress('address' in error ? String(error.address) : hostname(error));
}

const addressCodes = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTFOUND', 'EAI_AGAIN']);

function hostname(error: Error): string {
  return 'hostname' in error ? String(error.hostname) : '';
}

const notAPort: StartProblem = {
  code: 'listener-failed',
  text: { en: 'The port is not a number from 0 to 65535.', zh: '端口不是 0 到 65535 之间的数字。' },
  next: { en: 'Choose another port; 0 takes any free one.', zh: '请更换端口；0 表示自动选择空闲端口。' },
};

function portInUse({ port, freePort }: ListenerPortInUse): StartProblem {
  const text = {
    en: `Port ${port} is in use by another program.`,
    zh: `端口 ${port} 已被其他程序占用。`,
  };
  if (freePort === null) {
    const next = { en: 'Stop that program or choose another port.', zh: '请停止该程序，或更换端口。' };
    return { code: 'port-in-use', text, next };
  }
  return {
    code: 'port-in-use',
    text: {
      en: `${text.en.slice(0, -1)}; port ${freePort} is free.`,
      zh: `端口 ${port} 已被其他程序占用，端口 ${freePort} 空闲。`,
    },
    next: {
      en: `Stop that program, or listen on port ${freePort} and change the registered address accordingly.`,
      zh: `请停止该程序，或改用端口 ${freePort}，并相应修改已登记的推送地址。`,
    },
  };
}

function notAllowed(port: number): StartProblem {
  return {
    code: 'listener-failed',
    text: {
      en: `The system does not allow this program to listen on port ${port}.`,
      zh: `系统不允许本程序监听端口 ${port}。`,
    },
    next: {
      en: 'Choose a port from 1024 up; on Windows also one outside the reserved ranges (netsh interface ipv4 show excludedportrange tcp).',
      zh: '请选择 1024 及以上的端口；在 Windows 上还须避开系统保留的端口范围（netsh interface ipv4 show excludedportrange tcp）。',
    },
  };
}

function notOurAddress(host: string): StartProblem {
  return {
    code: 'bad-address',
    text: {
      en: `The address ${host} does not belong to this machine.`,
      zh: `地址 ${host} 不属于本机。`,
    },
    next: {
      en: 'Use 127.0.0.1 for this machine only, 0.0.0.0 for all its addresses, or one that the system lists.',
      zh: '仅本机访问请用 127.0.0.1，监听所有地址请用 0.0.0.0，或使用系统列出的某个本机地址。',
    },
  };
}
