import type { Cause } from './verdict-cause.ts';

const fewerCalls = {
  en: 'Call less often: about 3 calls a day and 10 in 30 days for one callee; ask platform support about the limit.',
  zh: '请降低呼叫频次（单个被叫每天约 3 次、30 天约 10 次），并向平台客服确认频次限制。',
};
const checkApplication = {
  en: 'Compare app_key, access address and business type with the application page of the console.',
  zh: '请在控制台“应用管理”页面核对 app_key、APP 接入地址和业务类型。',
};
const askSupport = {
  en: 'Give platform support the sessionId, and call again.',
  zh: '请将 sessionId 提供给平台客服，并重新呼叫。',
};
const checkTone = {
  en: 'On the tone file page of the console check that the tone is uploaded and approved, and its exact name (with .wav).',
  zh: '请在控制台“放音文件管理”页面确认放音文件已上传并审核通过，文件名（含 .wav）完全一致。',
};

/** Causes that lie with rights, limits and the platform itself. */
export const controlCauses = {
  developerLimit: {
    verdict: 'frequency-limited',
    says: { en: 'The account has placed too many calls.', zh: '账户呼叫频次超限。' },
    next: fewerCalls,
  },
  applicationLimit: {
    verdict: 'frequency-limited',
    says: { en: 'The application has placed too many calls.', zh: '应用呼叫频次超限。' },
    next: fewerCalls,
  },
  displayNumberLimit: {
    verdict: 'frequency-limited',
    says: { en: 'The displayed number has placed too many calls.', zh: '主显号码呼叫频次超限。' },
    next: {
      en: 'Spread the calls over more displayed numbers, or wait.',
      zh: '请将呼叫分散到更多主显号码，或稍后再试。',
    },
  },
  calleeBlacklisted: {
    verdict: 'blacklisted',
    says: { en: 'The callee is on a blacklist.', zh: '被叫在黑名单中。' },
    next: {
      en: 'Do not call again; ask platform support which blacklist it is.',
      zh: '请勿重新呼叫，并向平台客服确认属于哪类黑名单。',
    },
  },
  callerBlacklisted: {
    verdict: 'blacklisted',
    says: { en: 'The displayed number is on a blacklist.', zh: '主显号码在黑名单中。' },
    next: {
      en: 'Use another displayed number, or ask platform support.',
      zh: '请更换主显号码，或联系平台客服。',
    },
  },
  accountFrozen: {
    verdict: 'account-problem',
    says: { en: 'The account is frozen.', zh: '账户已冻结。' },
    next: {
      en: 'Check the balance and top the account up; otherwise ask platform support.',
      zh: '请检查余额并充值；若未欠费，请联系平台客服。',
    },
  },
  enterpriseSuspended: {
    verdict: 'account-problem',
    says: { en: 'The service of the enterprise is suspended.', zh: '企业已停机。' },
    next: {
      en: 'Check the state of the enterprise and its balance in the console.',
      zh: '请在控制台检查企业状态和余额。',
    },
  },
  noPort: {
    verdict: 'no-port',
    says: { en: 'No voice port was free for the call.', zh: '没有空闲的语音端口。' },
    next: {
      en: 'Wait for running calls to end and call again; ask for more ports if it happens often.',
      zh: '请等待进行中的呼叫结束后重新呼叫；若经常出现，请申请更多端口。',
    },
  },
  licenceLimit: {
    verdict: 'no-port',
    says: {
      en: 'The licence of the enterprise allows no further call.',
      zh: '企业 License 不允许更多呼叫。',
    },
    next: {
      en: 'Wait for running calls to end, or extend the licence.',
      zh: '请等待进行中的呼叫结束，或扩容 License。',
    },
  },
  attendantUnavailable: {
    verdict: 'busy',
    says: { en: 'No attendant was available.', zh: '没有可用坐席。' },
    next: { en: 'Call again when an attendant is free.', zh: '请待坐席空闲后重新呼叫。' },
  },
  outsideHours: {
    verdict: 'refused-by-platform',
    says: { en: 'The call came outside the service hours.', zh: '呼叫不在服务时间内。' },
    next: { en: 'Call again within the service hours.', zh: '请在服务时间内重新呼叫。' },
  },
  prefixNotAllowed: {
    verdict: 'refused-by-platform',
    says: {
      en: 'The platform may not call numbers with this prefix.',
      zh: '平台限制呼叫该前缀的号码。',
    },
    next: {
      en: 'Call another number, or ask platform support which prefixes are open.',
      zh: '请改呼其他号码，或向平台客服确认允许的号码前缀。',
    },
  },
  applicationUnknown: {
    verdict: 'refused-by-platform',
    says: { en: 'The platform does not know the app_key.', zh: '平台不识别该 app_key。' },
    next: checkApplication,
  },
  noPermission: {
    verdict: 'refused-by-platform',
    says: { en: 'The application has no right to this service.', zh: '应用没有该业务权限。' },
    next: checkApplication,
  },
  toneMissing: {
    verdict: 'tone-missing',
    says: {
      en: 'A tone file of the call does not exist on the platform.',
      zh: '平台上不存在本次呼叫的放音文件。',
    },
    next: checkTone,
    whenAnswered: 'spoils',
  },
  playbackFailed: {
    verdict: 'platform-fault',
    says: { en: 'The platform failed to play the announcement.', zh: '平台放音失败。' },
    next: checkTone,
    phone: 'answered',
    whenAnswered: 'spoils',
  },
  speechFailed: {
    verdict: 'platform-fault',
    says: { en: 'The platform failed to turn the text into speech.', zh: '平台 TTS 转换失败。' },
    next: askSupport,
    whenAnswered: 'spoils',
  },
  recordingFailed: {
    verdict: 'platform-fault',
    says: { en: 'The platform failed to record the call.', zh: '平台录音失败。' },
    next: askSupport,
    whenAnswered: 'adds',
  },
  recorderReleased: {
    verdict: 'platform-fault',
    says: { en: 'A switch-over of the recording unit released the call.', zh: '录音单元倒换释放了呼叫。' },
    next: askSupport,
    whenAnswered: 'adds',
  },
  configuration: {
    verdict: 'platform-fault',
    says: {
      en: 'The platform is not set up for this call (voice menu or media resource).',
      zh: '平台侧不具备该呼叫所需的条件（IVR 或媒体资源）。',
    },
    next: askSupport,
    whenAnswered: 'adds',
  },
  serviceFault: {
    verdict: 'platform-fault',
    says: { en: 'The platform had a fault of its own.', zh: '平台内部故障。' },
    next: askSupport,
    vague: true,
    whenAnswered: 'adds',
  },
  noticeFailed: {
    verdict: 'platform-fault',
    says: {
      en: 'Call control stopped the call, and the platform failed to play its notice.',
      zh: '呼叫被安全管控拦截，且管控提示音放音失败。',
    },
    next: fewerCalls,
    whenAnswered: 'spoils',
  },
  endedNormally: {
    verdict: 'answered',
    says: { en: 'The call was answered and ended normally.', zh: '呼叫已应答并正常结束。' },
    next: { en: 'Nothing to do.', zh: '无需处理。' },
    phone: 'answered',
    whenAnswered: 'usual',
  },
  hungUp: {
    verdict: 'rejected',
    says: { en: 'The person on the phone hung up.', zh: '用户主动挂机。' },
    next: {
      en: 'Ask the callee to take the call and listen to its end.',
      zh: '请让被叫接听并听完放音。',
    },
    whenAnswered: 'usual',
  },
  noDigits: {
    verdict: 'answered',
    says: {
      en: 'The callee answered, but no usable key press was collected.',
      zh: '被叫已应答，但未收到有效按键。',
    },
    next: {
      en: 'Ask the callee to press a key within 5 s after the announcement.',
      zh: '请让被叫在放音结束后 5 秒内按键。',
    },
    phone: 'answered',
    whenAnswered: 'adds',
  },
  maximumDuration: {
    verdict: 'answered',
    says: {
      en: 'The call was ended at its maximum duration.',
      zh: '通话达到最大时长，已挂机。',
    },
    next: {
      en: 'Nothing to do, unless the announcement should have ended earlier: check the number of repeats.',
      zh: '无需处理；若放音本应更早结束，请检查播放次数。',
    },
    phone: 'answered',
    whenAnswered: 'adds',
  },
  cancelled: {
    verdict: 'cancelled',
    says: { en: 'The call was cancelled before it was answered.', zh: '呼叫在应答前被取消。' },
    next: { en: 'Call again if that was not intended.', zh: '若非有意取消，请重新呼叫。' },
    vague: true,
  },
  callerHungUp: {
    verdict: 'cancelled',
    says: { en: 'The calling side hung up before the callee answered.', zh: '被叫应答前主叫挂机。' },
    next: { en: 'Call again if that was not intended.', zh: '若非有意挂机，请重新呼叫。' },
  },
  cancelledByApplication: {
    verdict: 'cancelled',
    says: { en: 'The customer application ended the call.', zh: '客户应用指示挂机。' },
    next: {
      en: 'If that was not intended, look for a stop command in the application.',
      zh: '若非有意挂机，请检查应用是否发送了终止呼叫指令。',
    },
    whenAnswered: 'adds',
  },
  applicationSilent: {
    verdict: 'cancelled',
    says: {
      en: 'The customer application gave no instruction in time, so the platform ended the call.',
      zh: '客户应用未及时下发指令，平台结束了呼叫。',
    },
    next: {
      en: 'Check why the application did not answer the platform in time.',
      zh: '请检查应用未及时响应平台的原因。',
    },
    whenAnswered: 'adds',
  },
  cleared: {
    verdict: 'unknown',
    says: {
      en: 'The call ended unanswered, and the network reports a normal release without a reason.',
      zh: '呼叫未应答即结束，网络仅上报正常释放，未说明原因。',
    },
    next: {
      en: 'Call again; call the number by hand to compare.',
      zh: '请重新呼叫，并手动拨打该号码对比。',
    },
    vague: true,
    whenAnswered: 'usual',
  },
} as const satisfies Record<string, Cause>;
