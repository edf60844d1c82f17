import type { SimulatorAnswered, SimulatorPushed } from '../contract/views.ts';

/** What the simulator did since the program started, for a screen that opens later. */
export interface SimulatorActivity {
  answered(this: void, one: SimulatorAnswered): void;
  pushed(this: void, one: SimulatorPushed): void;
  /** Oldest first. */
  list(this: void): { answered: SimulatorAnswered[]; pushed: SimulatorPushed[] };
}

const kept = 300;

export function createSimulatorActivity(): SimulatorActivity {
  const answered: SimulatorAnswered[] = [];
  const pushed: SimulatorPushed[] = [];
  const keep = <One>(list: One[], one: One): void => {
    list.push(one);
    if (list.length > kept) list.shift();
  };
  return {
    answered: (one) => keep(answered, one),
    pushed: (one) => keep(pushed, one),
    list: () => ({ answered: [...answered], pushed: [...pushed] }),
  };
}
