import { randomUUID } from 'node:crypto';
import type { Notice } from '../contract/views.ts';
import type { Clock } from './ports.ts';

/** What a person should know though nobody asked; the last few stay for a screen that opens later. */
export interface NoticeBoard {
  raise(this: void, notice: Omit<Notice, 'id' | 'at'>): void;
  /** Oldest first. */
  list(): Notice[];
}

const kept = 20;

export function createNoticeBoard(time: Clock, onRaised: (notice: Notice) => void): NoticeBoard {
  let notices: Notice[] = [];
  return {
    raise(notice) {
      const raised = { id: randomUUID(), at: new Date(time.now()).toISOString(), ...notice };
      notices = [...notices, raised].slice(-kept);
      onRaised(raised);
    },
    list: () => [...notices],
  };
}
