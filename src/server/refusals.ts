/** What the browser host says to whom it does not let in, or whose request it cannot read. */
import { AppError, failureOf, unexpected, type ErrorCode, type Failure } from '../contract/errors.ts';
import type { Text } from '../domain/text.ts';

export interface Refusal {
  /** Of HTTP. */
  readonly status: number;
  readonly failure: Failure;
}

function refusal(status: number, text: Text, next: Text | null, code: ErrorCode = 'access-refused'): Refusal {
  return { status, failure: failureOf(new AppError(code, text, { next })) };
}

const openPrintedAddress: Text = {
  en: 'Open the address that "ringcode serve" printed when it started.',
  zh: '请打开“ringcode serve”启动时显示的地址。',
};

const sendJson: Text = {
  en: 'Send a JSON object of at most 16 MB with Content-Type: application/json.',
  zh: '请发送不超过 16 MB 的 JSON 对象，并设置 Content-Type: application/json。',
};

export const refusals = {
  foreignHost: refusal(
    421,
    {
      en: 'The address in the browser is not one under which this program serves its screens.',
      zh: '浏览器中的地址不是本程序提供界面的地址。',
    },
    {
      en: 'Open the address that "ringcode serve" printed. Through a tunnel use the same port at both ends; for another name start it with --host.',
      zh: '请打开“ringcode serve”显示的地址。经隧道访问时两端请使用相同端口；使用其他名称时请以 --host 启动。',
    },
  ),
  foreignOrigin: refusal(
    403,
    { en: 'The request comes from a page of another origin.', zh: '请求来自其他来源的页面。' },
    openPrintedAddress,
  ),
  noSession: refusal(
    401,
    { en: 'This browser has no session with Ringcode.', zh: '此浏览器尚未与 Ringcode 建立会话。' },
    openPrintedAddress,
  ),
  wrongToken: refusal(
    401,
    {
      en: 'The token of the address is not that of the running program.',
      zh: '地址中的令牌与正在运行的程序不符。',
    },
    openPrintedAddress,
  ),
  tooManyTokens: refusal(
    429,
    { en: 'Too many wrong tokens in a short time.', zh: '短时间内错误令牌次数过多。' },
    {
      en: 'Wait a minute, then open the address that "ringcode serve" printed.',
      zh: '请等待一分钟，再打开“ringcode serve”显示的地址。',
    },
  ),
  tooManyPages: refusal(
    503,
    { en: 'Too many pages are open at once.', zh: '同时打开的页面过多。' },
    { en: 'Close some of them.', zh: '请关闭部分页面。' },
  ),
  downloadGone: refusal(
    404,
    { en: 'This download was fetched already or has expired.', zh: '该文件已下载或已过期。' },
    { en: 'Export again.', zh: '请重新导出。' },
    'not-found',
  ),
  nothingHere: refusal(404, { en: 'There is nothing here.', zh: '此处没有内容。' }, null, 'unknown-method'),
  notJson: refusal(
    415,
    { en: 'The request is not announced as JSON.', zh: '请求未声明为 JSON。' },
    sendJson,
    'invalid-input',
  ),
  unreadable: refusal(
    400,
    { en: 'The request cannot be read as JSON.', zh: '无法将请求解析为 JSON。' },
    sendJson,
    'invalid-input',
  ),
  tooLarge: refusal(413, { en: 'The request is too large.', zh: '请求过大。' }, sendJson, 'invalid-input'),
  unforeseen: { status: 500, failure: failureOf(unexpected()) },
} as const satisfies Record<string, Refusal>;
