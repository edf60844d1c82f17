import type { ClockMode } from '../protocol/wire-time.ts';
import type { Text } from '../text.ts';
import { secretVariable } from './snippet-request.ts';

/**
 * What snippets say about themselves. No quotes, brackets or other signs with a meaning in a shell: pasted into
 * an interactive zsh, a comment is run like a command.
 */
export const snippetComments = {
  signAnew: {
    en: 'Sign anew for every request: a signature serves one request and expires soon. ringcode sign computes one.',
    zh: '每次请求都须重新签名：签名只用于一次请求，且很快失效。可执行 ringcode sign 计算。',
  },
  digest: {
    en: 'PasswordDigest: HMAC-SHA256, key app_secret, text Nonce directly followed by Created, then Base64.',
    zh: 'PasswordDigest：以 app_secret 为密钥，对 Nonce 与 Created 直接拼接的文本计算 HMAC-SHA256，再做 Base64 编码。',
  },
  runPython: {
    en: `Save as call.py, set ${secretVariable} to the app_secret, run python3 call.py: it places the call.`,
    zh: `请保存为 call.py，将环境变量 ${secretVariable} 设为 app_secret，然后执行 python3 call.py 发起呼叫。`,
  },
  runNode: {
    en: `Save as call.mjs, set ${secretVariable} to the app_secret, run node call.mjs: it places the call.`,
    zh: `请保存为 call.mjs，将环境变量 ${secretVariable} 设为 app_secret，然后执行 node call.mjs 发起呼叫。`,
  },
  exactBody: {
    en: 'Sent exactly as it stands here.',
    zh: '按原样发送。',
  },
} as const satisfies Record<string, Text>;

/** Which clock `Created` shows. */
export const clockComments: Readonly<Record<ClockMode, Text>> = {
  utc: { en: 'Created: UTC.', zh: 'Created：UTC 时间。' },
  beijing: { en: 'Created: Beijing time, the Z is literal.', zh: 'Created：北京时间，末尾的 Z 固定不变。' },
  local: {
    en: 'Created: local time of this machine, the Z is literal.',
    zh: 'Created：本机时间，末尾的 Z 固定不变。',
  },
};
