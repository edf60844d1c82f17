import type { listener as english } from '../en/listener.ts';
import type { Words } from '../words.ts';

export const listener: Words<typeof english> = {
  title: '监听',
  state: {
    heading: '状态',
    on: '正在监听 {{address}}',
    off: '未监听',
    elsewhere: '其他进程正在监听 {{address}}，使用同一数据目录',
    offNext: '此时推送的通知会丢失：平台不会重复推送呼叫状态。',
    onNext: '收到的内容先写入磁盘，再返回响应。',
    start: '启动监听',
    stop: '停止监听',
    restart: '按以上取值重新启动',
  },
  host: '监听地址',
  hostHelp: '127.0.0.1：仅限本机；0.0.0.0：本机所有网络。',
  port: '端口',
  portHelp: '固定端口，已登记的 URL 始终有效；填 0 自动选择。',
  autoStart: '随程序启动',
  openWarning: '能访问此地址的任何人都可以向其发送通知：请用防火墙仅放行平台。',
  addresses: {
    heading: '待登记的 URL',
    status: '状态推送地址',
    fee: '话单推送地址',
    base64: 'Base64，即参数实际发送的取值',
    off: '启动监听后显示 URL。',
    publicUrl: '外部可达地址',
    publicUrlHelp:
      '平台访问本监听所用的地址与监听地址不同时填写：内网穿透、反向代理、端口映射。各配置可单独设置。',
    publicUrlPlaceholder: 'https://notify.example.com',
    onlyHere: '这些 URL 仅本机可达，对模拟平台已足够。对接平台请填写外部可达地址。',
  },
  received: {
    heading: '最近通知',
    none: '尚未收到通知',
    noneNext: '请在模拟平台上发起一次呼叫，或在平台登记上方的 URL。',
    time: '接收时间',
    kind: '类型',
    session: 'sessionId',
    source: '来源',
    answered: '响应',
    all: '打开日志',
  },
  refused: {
    heading: '已拒收',
    none: '没有拒收的请求。',
    reason: '原因',
    target: '路径',
  },
};
