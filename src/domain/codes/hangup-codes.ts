import { indexByCode, meaningOf, type CodeMeaning, type CodeRow } from './code-meaning.ts';
import { releasePoints } from './release-points.ts';

/** `stateCode` values of the hang-up event (通话挂机原因值), vendor list of 2022-05-07. */
export const hangupCodes: readonly CodeRow[] = [
  { code: 0, en: 'Ended normally after answer', zh: '接通后主动挂机' },
  { code: 7001, en: 'Developer-level call frequency control', zh: '开发者呼叫频次管控' },
  { code: 7002, en: 'Application-level call frequency control', zh: '应用呼叫频次管控' },
  { code: 7003, en: 'Fixed-line number call frequency control', zh: '固话号码呼叫频次管控' },
  { code: 7004, en: 'Callee on blacklist', zh: '被叫黑名单呼叫管控' },
  { code: 7108, en: 'Account frozen', zh: '用户状态已冻结' },
  { code: 7109, en: 'Not enough voice ports', zh: '语音端口不足' },
  { code: 8000, en: 'Internal error', zh: '内部错误' },
  {
    code: 8001,
    en: 'User not reached: frequency control, line or carrier fault, or callee off, busy or not answering',
    zh: '用户未接续成功（频次管控、线路或运营商故障、被叫关机/无应答/正忙等）',
  },
  { code: 8002, en: 'Far end returned a failure announcement', zh: '接续用户时对端返回失败放音' },
  { code: 8003, en: 'Ringing timed out', zh: '用户振铃超时' },
  { code: 8004, en: 'User hung up while ringing', zh: '用户振铃时挂机' },
  { code: 8005, en: 'Text-to-speech conversion failed', zh: 'TTS 转换失败' },
  { code: 8006, en: 'Tone file does not exist', zh: '放音文件不存在' },
  { code: 8007, en: 'Playing to the user failed', zh: '给用户放音失败' },
  {
    code: 8008,
    en: 'Collecting digits failed (a key is expected within 5 s after playback)',
    zh: '给用户放音收号失败（需在播放完 5 秒内按键）',
  },
  { code: 8009, en: 'Caller hung up before answer', zh: '接通前主叫用户主动挂机' },
  { code: 8010, en: 'Ended at the maximum call duration', zh: '超过通话最大时长挂机' },
  { code: 8012, en: 'Invalid app_key', zh: '无效的 app_key' },
  { code: 8015, en: 'Recording the user failed', zh: '给用户录音失败' },
  { code: 8017, en: 'Ended on the instruction of the customer application', zh: '用户指示挂机' },
  { code: 8018, en: 'No permission for the service', zh: '业务无权限' },
  { code: 8020, en: 'Service exception', zh: '业务异常' },
  { code: 8100, en: 'Callee number does not exist', zh: '被叫号码不存在' },
  { code: 8101, en: 'Callee did not answer', zh: '被叫无应答' },
  { code: 8102, en: 'Callee busy', zh: '被叫用户正忙' },
  { code: 8103, en: 'Callee temporarily unreachable', zh: '被叫用户暂时无法接通' },
  { code: 8104, en: 'Callee switched off', zh: '被叫已关机' },
  { code: 8105, en: 'Callee hung up, or service of the callee suspended', zh: '被叫挂机或被叫已停机' },
];

/**
 * Older lists of the vendor held more values in the ranges 7xxx and 8xxx (7005, 8106 to 8111), which the
 * release points repeat: those explain a number that the current list has dropped.
 */
const meanings = indexByCode([...releasePoints.filter((row) => row.code >= 7000), ...hangupCodes]);

/** Meaning of `stateCode` in a `disconnect` event. */
export function lookUpHangupCode(code: number): CodeMeaning {
  return meaningOf(code, meanings.get(code), { en: 'hang-up cause', zh: '挂机原因值' });
}
