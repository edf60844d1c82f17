import type { ResultCodeRow } from './result-code-row.ts';

/** Faults on the side of the platform (HTTP 500, or no status shown). */
export const platformResultCodes: readonly ResultCodeRow[] = [
  {
    code: '1010001',
    http: 500,
    platformDesc: 'Internal system error.',
    en: 'Platform system error',
    zh: '系统错误',
    action: { en: 'Contact the platform support team.', zh: '请联系平台客服处理。' },
  },
  {
    code: '1020001',
    http: 500,
    platformDesc: 'Parameter error.',
    en: 'A parameter is wrong',
    zh: '参数错误',
    action: { en: 'Check every parameter against the table.', zh: '请逐项核对参数。' },
  },
  {
    code: '1020002',
    http: 500,
    platformDesc: 'Internal error.',
    en: 'Platform internal error',
    zh: '内部错误',
    action: { en: 'Contact the platform support team.', zh: '请联系平台客服处理。' },
  },
  {
    code: '1020003',
    http: null,
    platformDesc: 'Parameter error.',
    en: 'A parameter is wrong (listed on the general error page; HTTP status not shown)',
    zh: '参数错误（见总错误码页，未给出 HTTP 状态）',
    action: { en: 'Check every parameter against the table.', zh: '请逐项核对参数。' },
  },
  {
    code: '1020150',
    http: 500,
    platformDesc: 'Invalid app_key.',
    platformDescAlt: ['The app_key is invalid.'],
    en: 'The app_key is invalid',
    zh: 'app_key 无效',
    action: {
      en: 'Compare app_key with the application page of the console.',
      zh: '请与控制台“应用管理”核对 app_key。',
    },
  },
  {
    code: '1020151',
    http: 500,
    platformDesc: 'The bindNum is invalid.',
    en: 'The bound number is invalid',
    zh: '绑定号码无效',
    action: {
      en: 'Check the number and its binding to the application.',
      zh: '请检查号码及其与应用的绑定。',
    },
  },
  {
    code: '1020154',
    http: 500,
    platformDesc: 'Insufficient voice ports.',
    en: 'No voice port free on the platform',
    zh: '语音端口不足',
    action: {
      en: 'Wait and try again; ask for more ports if it persists.',
      zh: '请稍后重试；若持续出现则申请更多端口。',
    },
  },
  {
    code: '1023001',
    http: 500,
    platformDesc: 'Internal error.',
    en: 'Gateway internal error',
    zh: '网关内部错误',
    action: { en: 'Contact the platform support team.', zh: '请联系平台客服处理。' },
  },
  {
    code: '1023002',
    http: 500,
    platformDesc: 'Response timeout.',
    en: 'The platform did not answer in time',
    zh: '响应超时',
    action: {
      en: 'Send the request once more; if it repeats contact support. The call may have been placed, so watch for notifications.',
      zh: '请重发一次；若仍超时则联系客服。呼叫可能已发起，请留意通知。',
    },
  },
];
