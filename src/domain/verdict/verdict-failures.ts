/** Verdicts of requests that brought no usable answer. */
import type { Text } from '../text.ts';
import type { Cause } from './verdict-cause.ts';

interface Failure {
  readonly says: Text;
  readonly next: Text;
}

const checkProxy = {
  en: 'Check proxy and firewall on the way to the access address.',
  zh: '请检查到 APP 接入地址之间的代理和防火墙。',
};

/** Keys: `HttpFailure` of the core's ports, and the two ways in which an answer can be no answer. */
const failures: Readonly<Record<string, Failure>> = {
  'bad-url': {
    says: { en: 'The access address is not a usable URL.', zh: 'APP 接入地址不是有效的 URL。' },
    next: {
      en: 'Correct the access address of the profile; the console shows it on the application page.',
      zh: '请修正配置中的 APP 接入地址，可在控制台“应用管理”页面查看。',
    },
  },
  dns: {
    says: { en: 'The name of the access address cannot be resolved.', zh: 'APP 接入地址的域名解析失败。' },
    next: {
      en: 'Check the spelling of the address, the DNS server and whether this machine is online.',
      zh: '请检查地址拼写、DNS 服务器和本机网络。',
    },
  },
  refused: {
    says: { en: 'The access address refused the connection.', zh: 'APP 接入地址拒绝连接。' },
    next: { en: 'Check host and port of the access address.', zh: '请检查 APP 接入地址的主机和端口。' },
  },
  unreachable: {
    says: {
      en: 'There is no way to the access address from this machine.',
      zh: '本机到 APP 接入地址网络不可达。',
    },
    next: { en: 'Check cable, VPN, routing and firewall.', zh: '请检查网线、VPN、路由和防火墙。' },
  },
  'connect-timeout': {
    says: {
      en: 'The access address did not accept the connection in time.',
      zh: '连接 APP 接入地址超时。',
    },
    next: {
      en: 'Test host and port (the address does not answer ping); a firewall may drop the packets.',
      zh: '请测试主机和端口是否可达（该地址不响应 ping）；也可能是防火墙丢包。',
    },
  },
  'answer-timeout': {
    says: { en: 'The platform did not answer in time.', zh: '平台响应超时。' },
    next: {
      en: 'Watch for notifications before calling again, otherwise the phone may ring twice.',
      zh: '请先查看通知，再决定是否重新呼叫，以免被叫重复振铃。',
    },
  },
  reset: {
    says: { en: 'The connection was broken off.', zh: '连接被中断。' },
    next: checkProxy,
  },
  certificate: {
    says: {
      en: 'The certificate of the access address could not be verified.',
      zh: 'APP 接入地址的证书校验失败。',
    },
    next: {
      en: 'Check the clock of this machine; if a company proxy replaces certificates, add its CA to the profile.',
      zh: '请检查本机时间；若公司代理替换了证书，请在配置中添加其 CA 证书。',
    },
  },
  'pin-mismatch': {
    says: {
      en: 'The access address showed another certificate than the one pinned in the profile.',
      zh: 'APP 接入地址的证书与配置中指定的指纹不一致。',
    },
    next: {
      en: 'Find out whether the platform has renewed its certificate before you change the fingerprint.',
      zh: '请先确认平台是否更换了证书，再修改指纹。',
    },
  },
  tls: {
    says: { en: 'The TLS handshake with the access address failed.', zh: '与 APP 接入地址的 TLS 握手失败。' },
    next: {
      en: 'Check that the port speaks https and that no proxy interferes.',
      zh: '请确认该端口使用 https，且没有代理干扰。',
    },
  },
  'answer-too-large': {
    says: {
      en: 'The answer was larger than an answer of the platform can be.',
      zh: '响应过大，不是平台的正常响应。',
    },
    next: checkProxy,
  },
  proxy: {
    says: { en: 'The proxy did not let the request through.', zh: '代理未放行请求。' },
    next: {
      en: 'Check address and credentials of the proxy, and that it allows the access address.',
      zh: '请检查代理的地址、用户名和密码，并确认代理允许访问 APP 接入地址。',
    },
  },
  'not-http': {
    says: {
      en: 'What answered at the access address does not speak HTTP.',
      zh: 'APP 接入地址返回的不是 HTTP。',
    },
    next: { en: 'Check host and port of the access address.', zh: '请检查 APP 接入地址的主机和端口。' },
  },
  'not-json': {
    says: {
      en: 'What came back is not an answer of the platform (not JSON).',
      zh: '收到的不是平台响应（不是 JSON）。',
    },
    next: checkProxy,
  },
  'no-resultcode': {
    says: {
      en: 'What came back is not an answer of the platform (no result code).',
      zh: '收到的不是平台响应（没有结果码）。',
    },
    next: {
      en: 'Check access address and path: another service may be answering.',
      zh: '请检查 APP 接入地址和路径，可能是其他服务在响应。',
    },
  },
};

const otherFailure: Failure = {
  says: { en: 'The request could not be exchanged with the platform.', zh: '未能与平台完成请求和响应。' },
  next: {
    en: 'Check the network of this machine and the access address.',
    zh: '请检查本机网络和 APP 接入地址。',
  },
};

const wrongAddress: Text = {
  en: 'HTTP 404 means that the access address or the path is wrong: copy the address from the application page of the console.',
  zh: 'HTTP 404 表示 APP 接入地址或路径有误：请从控制台“应用管理”页面复制地址。',
};

/** The verdict of a failed exchange, and whether the phone may ring in spite of it. `http` where an answer came. */
export function failureCause(failure: string, maySent: boolean, http: number | null): Cause {
  const known = Object.hasOwn(failures, failure) ? failures[failure] : undefined;
  const { says, next } = known ?? otherFailure;
  const fate = maySent
    ? {
        en: 'The request may have reached the platform, so the phone may still ring.',
        zh: '请求可能已到达平台，被叫仍可能振铃。',
      }
    : { en: 'The request was not sent, so the phone does not ring.', zh: '请求未发出，被叫不会振铃。' };
  return {
    verdict: 'network-failed',
    says: { en: `${says.en} ${fate.en}`, zh: `${says.zh}${fate.zh}` },
    next: http === 404 ? wrongAddress : next,
  };
}
