import { indexByCode, meaningOf, type CodeMeaning, type CodeRow } from './code-meaning.ts';
import { lookUpSipStatus } from './sip-status.ts';
import type { Text } from '../text.ts';

export interface ReleasePointRange extends Text {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
}

/** Release points (呼叫拆线点, `ulFailReason`) with a number of their own, appendix 2 of the vendor. */
export const releasePoints: readonly CodeRow[] = [
  { code: 0, en: 'Ended normally after answer', zh: '接通后主动挂机' },
  {
    code: 100,
    en: 'No digits received while collecting (a key is expected within 5 s after playback)',
    zh: '放音收号时收到号码为空（需在播放完 5 秒内按键）',
  },
  { code: 501, en: 'Recording: creating the conference failed', zh: '录音创建会议失败' },
  { code: 502, en: 'Recording: creating the conference timed out', zh: '录音创建会议超时' },
  { code: 503, en: 'Recording: caller could not join the conference', zh: '录音主叫加入会议失败' },
  { code: 504, en: 'Recording: caller joining the conference timed out', zh: '录音主叫加入会议超时' },
  { code: 505, en: 'Recording: adding the recording endpoint failed', zh: '录音增加录音端点失败' },
  { code: 506, en: 'Recording: adding the recording endpoint timed out', zh: '录音增加录音端点超时' },
  { code: 507, en: 'Starting the recording failed', zh: '启动录音失败' },
  { code: 508, en: 'Starting the recording timed out', zh: '启动录音超时' },
  { code: 509, en: 'Playing the recording notice failed', zh: '放录音提示音失败' },
  { code: 510, en: 'Playing the recording notice timed out', zh: '放录音提示音超时' },
  { code: 512, en: 'Call released by switch-over of the recording unit', zh: '录音 VCU 倒换释放呼叫' },
  { code: 513, en: 'Call timed out', zh: '呼叫超时' },
  { code: 514, en: 'Ringing timed out', zh: '振铃超时' },
  { code: 515, en: 'Remote user cancelled', zh: '远端用户主动 Cancel' },
  { code: 516, en: 'Local user cancelled', zh: '本端用户主动 Cancel' },
  { code: 517, en: 'Platform response timed out', zh: '平台响应超时' },
  { code: 518, en: 'Remote user call failed (see the Q850 cause)', zh: '远端用户呼叫失败（结合 Q850）' },
  {
    code: 519,
    en: 'Local user call failed, OXX stage as the source writes it (see the Q850 cause)',
    zh: '本端用户呼叫失败（OXX）（结合 Q850）',
  },
  {
    code: 520,
    en: 'Local user call failed, 18X stage (see the Q850 cause)',
    zh: '本端用户呼叫失败（18X）（结合 Q850）',
  },
  { code: 521, en: 'Remote call released before ringing', zh: '远端呼叫还未振铃已经拆线' },
  { code: 522, en: 'Not enough voice ports', zh: '语音端口不足' },
  { code: 524, en: 'Tone file does not exist', zh: '放音文件不存在' },
  { code: 526, en: 'Mute failed', zh: '静音失败' },
  { code: 527, en: 'Unmute failed', zh: '取消静音失败' },
  { code: 528, en: 'Numbers without the permitted prefix may not be called', zh: '限制呼叫非特定前缀的号码' },
  { code: 529, en: 'app_key does not exist', zh: 'appkey 不存在' },
  { code: 530, en: 'Caller hung up before forwarding', zh: 'forward 前主叫挂机' },
  {
    code: 539,
    en: 'Caller hung up before the recording procedure finished',
    zh: '录音流程未完成，主叫主动挂断电话',
  },
  {
    code: 540,
    en: 'Callee hung up before the recording procedure finished',
    zh: '录音流程未完成，被叫主动挂断电话',
  },
  {
    code: 541,
    en: 'Renegotiation with the caller failed after the callee answered',
    zh: '被叫接通后和主叫的重协商失败',
  },
  { code: 542, en: 'Call released because recording timed out', zh: '录音超时释放呼叫' },
  { code: 550, en: 'Ringing on the local leg failed', zh: '本端呼叫振铃失败' },
  { code: 551, en: 'Click-to-call local leg received an OXX message', zh: '点击呼叫本端收到 OXX 消息' },
  { code: 552, en: 'Local user hung up while the remote leg rang', zh: '远端振铃时本端用户挂机' },
  { code: 553, en: 'Local user hung up before the remote leg rang', zh: '远端还未振铃时本端用户挂机' },
  { code: 1001, en: 'Attendant hung up', zh: '坐席主动挂机' },
  { code: 1002, en: 'User hung up', zh: '用户主动挂机' },
  {
    code: 1003,
    en: 'Customer application released the call through the switchboard API',
    zh: 'SP 调用总机释放接口挂机',
  },
  { code: 1004, en: 'Click-out: attendant blind-transferred and hung up', zh: '点击外呼后坐席盲转并挂机' },
  { code: 2801, en: 'IVR playback failed', zh: 'IVR 放音失败' },
  { code: 2802, en: 'IVR rule invalid', zh: 'IVR 规则无效' },
  { code: 2803, en: 'IVR key presses over the limit', zh: 'IVR 按键超过最大次数' },
  { code: 2805, en: 'IVR outside service hours, case 1', zh: 'IVR 不在服务时间-1' },
  { code: 2806, en: 'IVR outside service hours, case 2', zh: 'IVR 不在服务时间-2' },
  { code: 2810, en: 'Media resource (MRF) not configured', zh: '未配置 MRF' },
  { code: 2811, en: 'ICSCF not configured', zh: '未配置 ICSCF' },
  { code: 2812, en: 'Playback timed out', zh: '放音超时' },
  {
    code: 2825,
    en: 'Satisfaction survey ended, case 1 (closing tone configured)',
    zh: '满意度调查结束-1（配置满意度结束音）',
  },
  { code: 2829, en: 'Extension dialled: callee busy or no answer', zh: '拨分机号被叫忙或无应答' },
  { code: 2831, en: 'Enterprise incoming-call licence limit', zh: '企业呼入 License 受限' },
  { code: 2837, en: 'Playback failed', zh: '放音失败' },
  { code: 2838, en: 'Released because INVITE timed out', zh: 'INVITE 超时释放' },
  { code: 2847, en: 'Switchboard selection: no attendant available', zh: '总机选线无可用坐席' },
  { code: 2853, en: 'Attendant unavailable, incoming call refused', zh: '坐席不可用，拒接呼入' },
  { code: 2863, en: 'Creating the voicemail recording failed', zh: '留言创建录音失败' },
  { code: 2868, en: 'Enterprise suspended', zh: '企业已停机' },
  {
    code: 2871,
    en: 'Dynamic IVR timed out waiting for instructions of the customer application',
    zh: '动态 ivr 等待 sp 指令超时',
  },
  { code: 7001, en: 'Developer-level call frequency control', zh: '开发者呼叫频次管控' },
  { code: 7002, en: 'Application-level call frequency control', zh: '应用呼叫频次管控' },
  { code: 7003, en: 'Display number call frequency control', zh: '显示号码呼叫频次管控' },
  { code: 7004, en: 'Callee on blacklist', zh: '被叫黑名单呼叫管控' },
  { code: 7005, en: 'Caller on blacklist', zh: '主叫黑名单呼叫管控' },
  { code: 7100, en: 'Application information does not exist', zh: 'app 信息不存在' },
  { code: 7105, en: 'Business type does not match', zh: '业务类型不匹配' },
  { code: 7106, en: 'Application has no personal-number capability', zh: 'APP 未申请个人小号能力' },
  { code: 7107, en: 'Playing the security-control notice failed', zh: '安全管控提示音放音失败' },
  { code: 7108, en: 'Account frozen', zh: '用户状态已冻结' },
  { code: 7109, en: 'Not enough voice ports', zh: '语音端口不足' },
  { code: 8000, en: 'Internal error', zh: '内部错误' },
  { code: 8001, en: 'User not reached', zh: '用户未接续成功' },
  { code: 8002, en: 'Far end returned a failure announcement', zh: '接续用户时对端返回失败放音' },
  { code: 8003, en: 'Ringing timed out', zh: '用户振铃超时' },
  { code: 8004, en: 'User hung up while ringing', zh: '用户振铃时挂机' },
  { code: 8005, en: 'Text-to-speech conversion failed', zh: 'TTS 转换失败' },
  { code: 8006, en: 'Tone file does not exist', zh: '放音文件不存在' },
  { code: 8007, en: 'Playing to the user failed', zh: '给用户放音失败' },
  { code: 8008, en: 'Collecting digits failed', zh: '给用户放音收号失败' },
  { code: 8009, en: 'Caller hung up before answer', zh: '接通前主叫用户主动挂机' },
  { code: 8010, en: 'Ended at the maximum call duration', zh: '超过通话最大时长挂机' },
  { code: 8011, en: 'Internal error', zh: '内部错误' },
  { code: 8012, en: 'Invalid app_key', zh: '无效的 app_key' },
  { code: 8015, en: 'Recording the user failed', zh: '给用户录音失败' },
  { code: 8017, en: 'Ended on the instruction of the customer application', zh: '客户指示挂机' },
  { code: 8018, en: 'No permission for the service', zh: '业务无权限' },
  { code: 8020, en: 'Service exception', zh: '业务异常' },
  { code: 8100, en: 'Callee number does not exist', zh: '被叫号码不存在' },
  { code: 8101, en: 'Callee did not answer', zh: '被叫无应答' },
  { code: 8102, en: 'Callee busy (in a call, ringing and so on)', zh: '被叫用户正忙（通话、振铃等）' },
  { code: 8103, en: 'Callee temporarily unreachable', zh: '被叫用户暂时无法接通' },
  {
    code: 8104,
    en: 'Callee switched off (or flight mode, or no network)',
    zh: '被叫已关机（关机、飞行模式、无网络）',
  },
  { code: 8105, en: 'Callee hung up, or service of the callee suspended', zh: '被叫挂机或被叫已停机' },
  { code: 8106, en: 'Caller number does not exist', zh: '主叫号码不存在' },
  { code: 8107, en: 'Caller did not answer', zh: '主叫无应答' },
  { code: 8108, en: 'Caller busy', zh: '主叫用户正忙' },
  { code: 8109, en: 'Caller temporarily unreachable', zh: '主叫用户暂时无法接通' },
  { code: 8110, en: 'Caller switched off', zh: '主叫已关机' },
  { code: 8111, en: 'Caller hung up, or service of the caller suspended', zh: '主叫挂机或主叫已停机' },
];

/** Release points that the vendor lists as a range. */
export const releasePointRanges: readonly ReleasePointRange[] = [
  {
    from: 400,
    to: 699,
    en: 'SIP status code used directly when the far end gave no Q850 cause (for example 404); exact entries above win',
    zh: '对端没有返回 Q850 原因值时直接用 SIP 消息码（如 404）；上面的单独条目优先',
  },
  { from: 2901, to: 2914, en: 'Recording failed', zh: '录音失败' },
];

const meanings = indexByCode(releasePoints);

/**
 * Meaning of `ulFailReason` in a CDR. The range 400 to 699 is a bare SIP status and overlaps 501 to 553,
 * which have rows of their own: a single row wins over a range.
 */
export function lookUpReleasePoint(code: number): CodeMeaning {
  const row = meanings.get(code) ?? rangeAround(code);
  return meaningOf(code, row, { en: 'release point', zh: '呼叫拆线点' });
}

function rangeAround(code: number): Text | undefined {
  if (!Number.isInteger(code)) return undefined;
  const range = releasePointRanges.find(({ from, to }) => from <= code && code <= to);
  if (range?.from !== 400) return range;
  const sip = lookUpSipStatus(code);
  return {
    en: `SIP status ${code}${sip.known ? ` (${sip.en})` : ''}; the far end gave no Q.850 cause`,
    zh: `SIP 状态码 ${code}${sip.known ? `（${sip.zh}）` : ''}，对端未返回 Q.850 原因值`,
  };
}
