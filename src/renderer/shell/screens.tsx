import {
  IconBroadcast,
  IconDeviceSim,
  IconHistory,
  IconIdBadge2,
  IconListDetails,
  IconPhoneOutgoing,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ScreenName } from '../../contract/screens.ts';
import { CallScreen } from '../features/place-call/call-screen.tsx';
import { lazyScreen } from '../ui/lazy-screen.ts';

export interface Screen {
  readonly name: ScreenName;
  /** Route of the screen, with those below it. */
  readonly path: string;
  readonly icon: Icon;
  /** Key that opens it while nothing is being typed. */
  readonly hotkey: string;
  readonly group: 'work' | 'set-up';
  readonly component: ComponentType;
}

/** The first screen is in the first script; the others come when they are first asked for. */
export const screens: readonly Screen[] = [
  {
    name: 'call',
    path: '/',
    icon: IconPhoneOutgoing,
    hotkey: '1',
    group: 'work',
    component: CallScreen,
  },
  {
    name: 'calls',
    path: '/calls/*?',
    icon: IconHistory,
    hotkey: '2',
    group: 'work',
    component: lazyScreen(async () => (await import('../features/calls/calls-screen.tsx')).CallsScreen),
  },
  {
    name: 'log',
    path: '/log',
    icon: IconListDetails,
    hotkey: '3',
    group: 'work',
    component: lazyScreen(async () => (await import('../features/live-log/log-screen.tsx')).LogScreen),
  },
  {
    name: 'listener',
    path: '/listener',
    icon: IconBroadcast,
    hotkey: '4',
    group: 'set-up',
    component: lazyScreen(
      async () => (await import('../features/listener/listener-screen.tsx')).ListenerScreen,
    ),
  },
  {
    name: 'simulator',
    path: '/simulator',
    icon: IconDeviceSim,
    hotkey: '5',
    group: 'set-up',
    component: lazyScreen(
      async () => (await import('../features/simulator/simulator-screen.tsx')).SimulatorScreen,
    ),
  },
  {
    name: 'profiles',
    path: '/profiles',
    icon: IconIdBadge2,
    hotkey: '6',
    group: 'set-up',
    component: lazyScreen(
      async () => (await import('../features/profiles/profiles-screen.tsx')).ProfilesScreen,
    ),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: IconSettings,
    hotkey: '7',
    group: 'set-up',
    component: lazyScreen(
      async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
    ),
  },
];
