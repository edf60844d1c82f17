import type { Cause } from './verdict-cause.ts';

const callAgain = { en: 'Call again later.', zh: '请稍后重新呼叫。' };
const checkNumber = {
  en: 'Check the number of the callee: + country code and number, no blanks; mainland China only.',
  zh: '请核对被叫号码：+ 国家码加号码，不含空格；仅支持中国大陆号码。',
};
const askCarrier = {
  en: 'Call again; if it repeats, try another displayed number and ask platform support about the carrier route.',
  zh: '请重新呼叫；若反复出现，请更换主显号码再试，并联系平台客服排查运营商线路。',
};
const firstLeg = {
  en: 'Only voice callback calls the caller first: check the number and phone of the caller.',
  zh: '只有语音回呼会先呼叫主叫：请检查主叫号码和主叫终端。',
};

/** Causes that lie with the callee, the phone, the number or the carrier's network. */
export const calleeCauses = {
  busy: {
    verdict: 'busy',
    says: { en: 'The callee was busy.', zh: '被叫正忙。' },
    next: { en: 'Call again in a few minutes.', zh: '请几分钟后重新呼叫。' },
  },
  noAnswer: {
    verdict: 'no-answer',
    says: { en: 'Nobody answered the call.', zh: '被叫无应答。' },
    next: callAgain,
  },
  calleeDidNotAnswer: {
    verdict: 'no-answer',
    says: { en: 'The phone rang and nobody answered.', zh: '被叫已振铃，但无应答。' },
    next: callAgain,
    phone: 'rang',
  },
  ringTimeout: {
    verdict: 'no-answer',
    says: {
      en: 'The phone rang until the time limit and nobody answered.',
      zh: '被叫振铃超时，无应答。',
    },
    next: callAgain,
    phone: 'rang',
  },
  busyOrNoAnswer: {
    verdict: 'no-answer',
    says: { en: 'The extension was busy or did not answer.', zh: '分机正忙或无应答。' },
    next: callAgain,
    vague: true,
  },
  declined: {
    verdict: 'rejected',
    says: { en: 'The callee hung up while the phone rang.', zh: '振铃时被叫挂机。' },
    next: {
      en: 'Ask the callee to take the call, and whether software on the phone intercepts unknown numbers.',
      zh: '请让被叫接听，并确认手机上的拦截软件是否拦截了陌生来电。',
    },
    phone: 'rang',
  },
  rejected: {
    verdict: 'rejected',
    says: {
      en: 'The call was rejected: by the callee, by software on the phone, or by the network before it.',
      zh: '呼叫被拒绝：可能是被叫拒接、手机拦截软件拦截或网络侧拒绝。',
    },
    next: {
      en: 'Ask the callee; if the phone never rang, suspect interception and try another displayed number.',
      zh: '请向被叫核实；若从未振铃，可能已被拦截，请更换主显号码再试。',
    },
  },
  hungUpOrSuspended: {
    verdict: 'rejected',
    says: {
      en: 'The callee hung up without answering, or the line of the callee is suspended: the platform gives one code for both.',
      zh: '被叫未应答即挂机（拒接），或被叫已停机：平台对两种情况使用同一代码。',
    },
    next: {
      en: 'Ask the callee whether the phone rang: if not, the line is probably suspended (arrears).',
      zh: '请向被叫核实是否振铃：若未振铃，很可能已停机（欠费）。',
    },
  },
  probablySuspended: {
    verdict: 'suspended',
    says: {
      en: 'The phone never rang: the line of the callee is probably suspended, although the same code is given where the callee hangs up.',
      zh: '被叫未振铃，很可能已停机；但被叫挂机时，平台也使用同一代码。',
    },
    next: {
      en: 'Ask the callee to settle the account with the carrier, or use another number.',
      zh: '请让被叫向运营商缴费复机，或改用其他号码。',
    },
  },
  unreachable: {
    verdict: 'unreachable',
    says: { en: 'The callee could not be reached for the moment.', zh: '被叫暂时无法接通。' },
    next: {
      en: 'Call again when the phone has coverage; if it has, ask the callee to switch VoLTE off and try again.',
      zh: '请待被叫有信号后重新呼叫；若信号正常，请让被叫关闭 VoLTE 后再试。',
    },
  },
  notConnected: {
    verdict: 'unreachable',
    says: {
      en: 'The callee was not reached; the platform gives one code for many reasons: call too frequent, a fault of line or carrier, phone off, busy or unanswered.',
      zh: '被叫未接通；平台对多种情况使用同一代码：频次管控、线路或运营商故障、被叫关机、正忙或无应答。',
    },
    next: {
      en: 'Look into the CDR, which may name the reason; call again, and call the number by hand to compare.',
      zh: '请查看话单，其中可能有具体原因；再重新呼叫，并手动拨打该号码对比。',
    },
    vague: true,
  },
  callFailed: {
    verdict: 'unreachable',
    says: {
      en: 'The call to the phone failed before it was connected.',
      zh: '呼叫在接通被叫前失败。',
    },
    next: {
      en: 'Call again, and call the number by hand to compare.',
      zh: '请重新呼叫，并手动拨打该号码对比。',
    },
    vague: true,
  },
  carrierAnnouncement: {
    verdict: 'unreachable',
    says: {
      en: 'The carrier played an announcement instead of connecting the callee (switched off, suspended, not in service or the like).',
      zh: '运营商未接通被叫，只播放了提示音（关机、停机、空号等）。',
    },
    next: {
      en: 'Call the number by hand and listen to the announcement.',
      zh: '请手动拨打该号码，听取提示音内容。',
    },
    vague: true,
  },
  poweredOff: {
    verdict: 'powered-off',
    says: {
      en: 'The phone of the callee is switched off, in flight mode or without a network.',
      zh: '被叫已关机、处于飞行模式或无网络。',
    },
    next: { en: 'Call again when the phone is on.', zh: '请待被叫开机后重新呼叫。' },
  },
  numberMissing: {
    verdict: 'invalid-number',
    says: { en: 'The number of the callee does not exist.', zh: '被叫号码不存在。' },
    next: checkNumber,
  },
  numberChanged: {
    verdict: 'invalid-number',
    says: { en: 'The callee no longer has this number.', zh: '被叫已不再使用该号码。' },
    next: { en: 'Ask the callee for the present number.', zh: '请向被叫确认现用号码。' },
  },
  numberFormat: {
    verdict: 'invalid-number',
    says: { en: 'The network does not accept the form of the number.', zh: '网络不接受该号码的格式。' },
    next: checkNumber,
  },
  carrierBarred: {
    verdict: 'blocked-by-carrier',
    says: { en: 'The carrier bars this call.', zh: '运营商限制了该呼叫。' },
    next: {
      en: 'Try another displayed number; ask platform support whether the carrier intercepts calls to this number or area.',
      zh: '请更换主显号码再试，并向平台客服确认运营商是否拦截对该号码或地区的呼叫。',
    },
  },
  carrierFault: {
    verdict: 'carrier-fault',
    says: {
      en: 'The network of the carrier could not connect the call: no route, congestion or a fault on the way.',
      zh: '运营商网络未能接通：无路由、拥塞或中途故障。',
    },
    next: askCarrier,
  },
  interworking: {
    verdict: 'carrier-fault',
    says: {
      en: 'The network of the carrier ended the call without naming a reason.',
      zh: '运营商网络结束了呼叫，但未说明原因。',
    },
    next: askCarrier,
    vague: true,
  },
  outOfOrder: {
    verdict: 'unreachable',
    says: { en: 'The phone or line of the callee is out of order.', zh: '被叫终端或线路故障。' },
    next: askCarrier,
  },
  callerNumberMissing: {
    verdict: 'invalid-number',
    says: { en: 'The number of the caller does not exist.', zh: '主叫号码不存在。' },
    next: firstLeg,
  },
  callerDidNotAnswer: {
    verdict: 'no-answer',
    says: { en: 'The caller did not answer the first leg.', zh: '主叫无应答。' },
    next: firstLeg,
  },
  callerBusy: {
    verdict: 'busy',
    says: { en: 'The caller was busy.', zh: '主叫正忙。' },
    next: firstLeg,
  },
  callerUnreachable: {
    verdict: 'unreachable',
    says: { en: 'The caller could not be reached for the moment.', zh: '主叫暂时无法接通。' },
    next: firstLeg,
  },
  callerOff: {
    verdict: 'powered-off',
    says: { en: 'The phone of the caller is switched off.', zh: '主叫已关机。' },
    next: firstLeg,
  },
  callerHungUpOrSuspended: {
    verdict: 'rejected',
    says: {
      en: 'The caller hung up without answering, or the line of the caller is suspended.',
      zh: '主叫未应答即挂机（拒接），或主叫已停机。',
    },
    next: firstLeg,
  },
} as const satisfies Record<string, Cause>;
