/** The application menu in the language of the screens: the system's usual items, and the screens by number. */
import type { Menu, MenuItemConstructorOptions } from 'electron';
import { screenNames, type ScreenName } from '../contract/screens.ts';
import type { Text } from '../domain/text.ts';
import type { Words } from './languages.ts';

export interface MenuSurroundings {
  readonly words: Words;
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  readonly openScreen: (screen: ScreenName) => void;
  readonly openDataFolder: () => void;
}

type Item = MenuItemConstructorOptions;
type Role = NonNullable<Item['role']>;

export function installMenu(
  menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>,
  around: MenuSurroundings,
): void {
  menu.setApplicationMenu(menu.buildFromTemplate(menuTemplate(around)));
}

/** Labels are written out: those of Electron's roles are English everywhere but in part on macOS. */
export function menuTemplate(around: MenuSurroundings): Item[] {
  const isMac = around.platform === 'darwin';
  return [
    ...(isMac ? [appMenu(around)] : []),
    fileMenu(around, isMac),
    editMenu(around.words, isMac),
    viewMenu(around),
    windowMenu(around.words, isMac),
  ];
}

const separator: Item = { type: 'separator' };

/** The key that opens a menu on Windows and Linux is marked by `&`; macOS has no such keys. */
function title({ say }: Words, isMac: boolean, text: Text): string {
  return isMac ? say(text).replace(/\(&\w\)|&/g, '') : say(text);
}

function role(words: Words, name: Role, label: Text): Item {
  return { role: name, label: words.say(label) };
}

function appMenu({ words, openScreen }: MenuSurroundings): Item {
  return {
    label: 'Ringcode',
    submenu: [
      role(words, 'about', { en: 'About Ringcode', zh: '关于 Ringcode' }),
      separator,
      settingsItem(words, openScreen),
      separator,
      role(words, 'services', { en: 'Services', zh: '服务' }),
      separator,
      role(words, 'hide', { en: 'Hide Ringcode', zh: '隐藏 Ringcode' }),
      role(words, 'hideOthers', { en: 'Hide Others', zh: '隐藏其他' }),
      role(words, 'unhide', { en: 'Show All', zh: '全部显示' }),
      separator,
      role(words, 'quit', { en: 'Quit Ringcode', zh: '退出 Ringcode' }),
    ],
  };
}

function settingsItem({ say }: Words, openScreen: MenuSurroundings['openScreen']): Item {
  return {
    label: say({ en: 'Settings…', zh: '设置…' }),
    accelerator: 'CommandOrControl+,',
    click: () => openScreen('settings'),
  };
}

function fileMenu({ words, openScreen, openDataFolder }: MenuSurroundings, isMac: boolean): Item {
  const { say } = words;
  return {
    label: title(words, isMac, { en: '&File', zh: '文件(&F)' }),
    submenu: [
      {
        label: say({ en: 'New Call', zh: '新建呼叫' }),
        accelerator: 'CommandOrControl+N',
        click: () => openScreen('call'),
      },
      { label: say({ en: 'Open Data Folder', zh: '打开数据目录' }), click: () => openDataFolder() },
      separator,
      ...(isMac
        ? [role(words, 'close', { en: 'Close Window', zh: '关闭窗口' })]
        : [settingsItem(words, openScreen), separator, role(words, 'quit', { en: 'Quit', zh: '退出' })]),
    ],
  };
}

function editMenu(words: Words, isMac: boolean): Item {
  return {
    label: title(words, isMac, { en: '&Edit', zh: '编辑(&E)' }),
    submenu: [
      role(words, 'undo', { en: 'Undo', zh: '撤销' }),
      role(words, 'redo', { en: 'Redo', zh: '重做' }),
      separator,
      role(words, 'cut', { en: 'Cut', zh: '剪切' }),
      role(words, 'copy', { en: 'Copy', zh: '复制' }),
      role(words, 'paste', { en: 'Paste', zh: '粘贴' }),
      ...(isMac ? [role(words, 'pasteAndMatchStyle', { en: 'Paste as Text', zh: '粘贴为纯文本' })] : []),
      role(words, 'delete', { en: 'Delete', zh: '删除' }),
      separator,
      role(words, 'selectAll', { en: 'Select All', zh: '全选' }),
    ],
  };
}

const screenLabels: Readonly<Record<ScreenName, Text>> = {
  call: { en: 'Call', zh: '呼叫' },
  calls: { en: 'Calls', zh: '呼叫记录' },
  log: { en: 'Log', zh: '日志' },
  listener: { en: 'Listener', zh: '监听' },
  simulator: { en: 'Simulator', zh: '模拟平台' },
  profiles: { en: 'Profiles', zh: '配置' },
  settings: { en: 'Settings', zh: '设置' },
};

function viewMenu({ words, platform, isDevelopment, openScreen }: MenuSurroundings): Item {
  return {
    label: title(words, platform === 'darwin', { en: '&View', zh: '视图(&V)' }),
    submenu: [
      ...screenNames.map((screen, at) => ({
        label: words.say(screenLabels[screen]),
        accelerator: `CommandOrControl+${at + 1}`,
        click: () => openScreen(screen),
      })),
      separator,
      role(words, 'resetZoom', { en: 'Actual Size', zh: '实际大小' }),
      role(words, 'zoomIn', { en: 'Zoom In', zh: '放大' }),
      role(words, 'zoomOut', { en: 'Zoom Out', zh: '缩小' }),
      separator,
      role(words, 'togglefullscreen', { en: 'Full Screen', zh: '全屏' }),
      ...(isDevelopment ? developmentItems : []),
    ],
  };
}

/** Seen by developers only. */
const developmentItems: readonly Item[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];

function windowMenu(words: Words, isMac: boolean): Item {
  return {
    label: title(words, isMac, { en: '&Window', zh: '窗口(&W)' }),
    role: 'window',
    submenu: [
      role(words, 'minimize', { en: 'Minimize', zh: '最小化' }),
      role(words, 'zoom', { en: 'Zoom', zh: '缩放' }),
      ...(isMac ? [separator, role(words, 'front', { en: 'Bring All to Front', zh: '前置全部窗口' })] : []),
    ],
  };
}
