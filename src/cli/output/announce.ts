import type { MethodOutput } from '../../contract/contract.ts';
import { encodeBase64 } from '../../domain/protocol/base64.ts';
import type { Terminal } from './terminal.ts';

/** The addresses to register, plain and in the Base64 form that a request carries. */
export function announceListener(
  { statusUrl, feeUrl, elsewhere }: MethodOutput<'listener.status'>,
  terminal: Terminal,
): void {
  terminal.say(
    elsewhere
      ? { en: 'A listener already runs on this data folder:', zh: '该数据目录已有监听在运行：' }
      : {
          en: 'Listening for notifications. Ctrl-C stops it.',
          zh: '正在监听平台推送的通知，按 Ctrl-C 停止。',
        },
  );
  const rows = [
    { name: { en: 'status URL', zh: '状态推送地址' }, url: statusUrl },
    { name: { en: 'CDR URL   ', zh: '话单推送地址' }, url: feeUrl },
  ];
  for (const { name, url } of rows) {
    if (url === null) continue;
    terminal.say(`  ${terminal.pick(name)}  ${terminal.paint('cyan', url)}`);
    terminal.say(
      `  ${' '.repeat(terminal.language === 'zh' ? 12 : 10)}  ${terminal.paint('dim', `Base64 ${encodeBase64(url)}`)}`,
    );
  }
}
