/** For everything that can go wrong with sending a call: one sentence and what to try. */
import type { Text } from '../../domain/text.ts';
import type { HttpFailure } from '../ports.ts';
import type { CallOutcome, UnreadableReason } from './call-client.ts';
import { explainCertificate } from './certificate-texts.ts';

export interface Explanation {
  readonly text: Text;
  readonly next: Text;
}

type NoAnswer = Exclude<CallOutcome, { kind: 'answered' }>;

/** Words for a call without a usable answer. Says so where the call may have been placed all the same. */
export function explainFailure(outcome: NoAnswer): Explanation {
  const { text, next } = explainNoAnswer(outcome);
  return canHaveRung(outcome) ? { text, next: joined(mayHaveRung, next) } : { text, next };
}

/** The same for a request that rings nobody. */
export function explainNoAnswer(outcome: NoAnswer): Explanation {
  if (outcome.kind === 'unreadable') return explainUnreadable(outcome.reason, outcome.http);
  const { failure, detail } = outcome;
  return failure === 'certificate' ? explainCertificate(detail) : failureTexts[failure];
}

/** A redirect and a 404 say that no platform has seen the request. */
function canHaveRung(outcome: NoAnswer): boolean {
  if (outcome.kind === 'failed') return outcome.maySent;
  return outcome.reason !== 'redirect' && outcome.reason !== 'not-found';
}

const mayHaveRung: Text = {
  en: 'The request may have arrived and the phone may ring: look at the notifications before sending it again.',
  zh: '请求可能已到达平台，被叫仍可能振铃：重新呼叫之前，请先查看通知。',
};

function joined(first: Text, second: Text): Text {
  return { en: `${first.en} ${second.en}`, zh: first.zh + second.zh };
}

const failureTexts: Readonly<Record<Exclude<HttpFailure, 'certificate'>, Explanation>> = {
  'bad-url': {
    text: {
      en: 'The access address is not an http or https address.',
      zh: 'APP 接入地址不是有效的 http 或 https 地址。',
    },
    next: {
      en: 'Copy the address from the application page of the console, e.g. https://rtccall.cn-north-1.myhuaweicloud.cn:443.',
      zh: '请从控制台“应用管理”页面复制 APP 接入地址，例如 https://rtccall.cn-north-1.myhuaweicloud.cn:443。',
    },
  },
  dns: {
    text: {
      en: 'The host name of the access address could not be resolved.',
      zh: 'APP 接入地址的域名解析失败。',
    },
    next: {
      en: 'Check the spelling of the address, then the network and DNS of this machine.',
      zh: '请检查地址拼写，再检查本机网络和 DNS。',
    },
  },
  refused: {
    text: {
      en: 'Nothing listens at the access address: the connection was refused.',
      zh: 'APP 接入地址拒绝连接：该端口上没有服务。',
    },
    next: {
      en: 'Check host and port; with the simulator, check that it runs.',
      zh: '请检查主机和端口；若使用模拟平台，请确认其已启动。',
    },
  },
  unreachable: {
    text: {
      en: 'There is no way from this machine to the access address.',
      zh: '本机到 APP 接入地址网络不可达。',
    },
    next: {
      en: 'Check the network connection, VPN and firewall. The platform does not answer ping; test host and port with telnet instead.',
      zh: '请检查网络连接、VPN 和防火墙。平台不响应 ping，请用 telnet 测试主机和端口。',
    },
  },
  'connect-timeout': {
    text: {
      en: 'No connection to the access address came about in time.',
      zh: '连接 APP 接入地址超时。',
    },
    next: {
      en: 'Check whether a firewall or a missing proxy setting (HTTPS_PROXY) is in the way, or raise the time limit for connecting.',
      zh: '请检查防火墙，以及是否缺少代理设置（HTTPS_PROXY），也可以调大连接超时时间。',
    },
  },
  'answer-timeout': {
    text: {
      en: 'The platform took the connection but did not answer in time.',
      zh: '已建立连接，但平台响应超时。',
    },
    next: {
      en: 'If it happens again, raise the time limit for the answer or ask the platform with the time of the request.',
      zh: '若再次出现，请调大响应超时时间，或将请求时间提供给平台客服查询。',
    },
  },
  reset: {
    text: {
      en: 'The connection was cut off before an answer was complete.',
      zh: '连接在收到完整响应前中断。',
    },
    next: {
      en: 'A firewall, a proxy or the platform itself (IP whitelist) ended it; check these if it happens again.',
      zh: '连接可能被防火墙、代理或平台（IP 白名单）断开；若再次出现，请逐一检查。',
    },
  },
  'pin-mismatch': {
    text: {
      en: "The server's certificate is not the pinned one, so nothing was sent.",
      zh: '服务器证书与配置中指定的指纹不一致，未发送任何内容。',
    },
    next: {
      en: 'If the platform has renewed its certificate, check the new fingerprint by another way and set it in the profile. Otherwise someone stands in between.',
      zh: '若平台更换了证书，请通过其他途径核对新的 SHA-256 指纹，再更新配置；否则可能存在中间人。',
    },
  },
  tls: {
    text: { en: 'No encrypted connection came about.', zh: '未能建立加密连接（TLS）。' },
    next: {
      en: 'Check that the address and its port speak https (443 as a rule), and that no proxy interferes.',
      zh: '请确认该地址和端口使用 https（端口一般为 443），且没有代理干扰。',
    },
  },
  'answer-too-large': {
    text: {
      en: 'The answer is larger than the limit and was not read to its end.',
      zh: '响应超过大小上限，未读取完整。',
    },
    next: {
      en: 'The platform answers with a few hundred bytes: check that the access address leads to it.',
      zh: '平台的响应只有几百字节，请确认 APP 接入地址指向平台。',
    },
  },
  proxy: {
    text: { en: 'The proxy did not pass the request on to the platform.', zh: '代理未将请求转发到平台。' },
    next: {
      en: 'Check HTTPS_PROXY (address, user, password) and whether the proxy allows the host; NO_PROXY takes the host past it.',
      zh: '请检查 HTTPS_PROXY（地址、用户名和密码），以及代理是否允许访问该主机；可用 NO_PROXY 让该主机不经代理。',
    },
  },
  'not-http': {
    text: { en: 'What came back is not HTTP.', zh: '返回的内容不是 HTTP。' },
    next: {
      en: 'Check host, port and scheme (https) of the access address.',
      zh: '请检查 APP 接入地址的主机、端口和协议（https）。',
    },
  },
  other: {
    text: { en: 'The request failed for a reason that is not known here.', zh: '请求失败，原因未知。' },
    next: {
      en: "Look at the system's own words in the details of the call.",
      zh: '请查看呼叫详情中系统给出的错误信息。',
    },
  },
};

function explainUnreadable(reason: UnreadableReason, http: number): Explanation {
  switch (reason) {
    case 'redirect':
      return {
        text: {
          en: `The server answered HTTP ${http} and wants the request sent elsewhere. It was not followed: the signature must not go to another address.`,
          zh: `服务器返回 HTTP ${http}，要求将请求发往其他地址。程序未跟随，以免签名泄露到其他地址。`,
        },
        next: {
          en: 'Check the access address; a login page of the network may be answering in its place.',
          zh: '请检查 APP 接入地址；也可能是网络的登录认证页面在响应。',
        },
      };
    case 'not-found':
      return {
        text: {
          en: 'HTTP 404: the access address or the path of the request is wrong.',
          zh: 'HTTP 404：APP 接入地址或请求路径有误。',
        },
        next: {
          en: 'Copy the address from the application page of the console again, without a path.',
          zh: '请从控制台“应用管理”页面重新复制 APP 接入地址，不要带路径。',
        },
      };
    case 'not-json':
      return {
        text: { en: `The answer (HTTP ${http}) is not JSON.`, zh: `响应（HTTP ${http}）不是 JSON。` },
        next: anotherServer,
      };
    case 'not-an-object':
    case 'no-resultcode':
      return {
        text: {
          en: `The answer (HTTP ${http}) is JSON, but has no resultcode.`,
          zh: `响应（HTTP ${http}）是 JSON，但没有结果码（resultcode）。`,
        },
        next: anotherServer,
      };
  }
}

const anotherServer: Text = {
  en: 'A gateway or another server seems to answer in place of the platform: look at the body and check the access address.',
  zh: '响应可能来自网关或其他服务器，而不是平台：请查看响应内容，并检查 APP 接入地址。',
};
