import { afterEach, expect, test } from 'vitest';
import { closeRigs, createRig, startTime, type Rig } from '../../support/simulator-rig.ts';

afterEach(closeRigs);

/** Moves to the next moment that something is due at, and waits for the push it caused. */
async function playNext({ clock, pushes }: Rig): Promise<{ at: number; event: string }> {
  const [at = 0] = clock.due();
  clock.advance(at - clock.now());
  return { at: at - startTime, event: (await pushes.next()).eventType };
}

test('another speed holds for calls placed from then on, and at once', async () => {
  const rig = await createRig({ speed: 1 });
  await rig.place();
  expect(await playNext(rig)).toEqual({ at: 0, event: 'callout' });
  rig.platform.setSpeed(100);
  await rig.place();
  expect(await playNext(rig)).toEqual({ at: 0, event: 'callout' });
  // The second call rings after 3 s of call time at its own speed, the first one as it began.
  expect(await playNext(rig)).toEqual({ at: 30, event: 'alerting' });
  const others = [];
  for (let left = 3; left > 0; left -= 1) others.push(await playNext(rig));
  expect(others.map(({ event }) => event)).toEqual(['answer', 'disconnect', 'fee']);
  expect(await playNext(rig)).toEqual({ at: 3000, event: 'alerting' });
});

test('a CDR that nobody takes is pushed again at the speed its call was placed with', async () => {
  const rig = await createRig({ speed: 1000 });
  rig.receiver.reply(500);
  await rig.place({ statusUrl: undefined });
  rig.platform.setSpeed(1);
  while (rig.receiver.received.length === 0) {
    const [at = 0] = rig.clock.due();
    rig.clock.advance(at - rig.clock.now());
    if (rig.clock.due().length === 0) await rig.pushes.next();
  }
  expect(rig.clock.due()).toEqual([rig.clock.now() + 3600]);
});

test.each([0, 0.001, -1, NaN, Infinity])('speed %d is refused, and the one before stays', async (speed) => {
  const rig = await createRig({ speed: 10 });
  expect(() => rig.platform.setSpeed(speed)).toThrow(RangeError);
  await rig.place();
  await playNext(rig);
  expect(await playNext(rig)).toEqual({ at: 300, event: 'alerting' });
});

test('a scenario given by hand goes before the last digits, as long as it is there', async () => {
  let chosen: Record<string, string> = {
    '+8613800000001': 'unreachable',
    '+8613800000002': 'no such course',
  };
  const rig = await createRig({ chosenScenarios: () => Promise.resolve(chosen) });
  const eventsOf = async (calleeNbr: string): Promise<string[]> => {
    await rig.place({ calleeNbr });
    const events: string[] = [];
    while (rig.clock.due().length > 0) events.push((await playNext(rig)).event);
    return events;
  };
  expect(await eventsOf('+8613800000001')).toEqual(['callout', 'disconnect', 'fee']);
  expect(await eventsOf('+8613800000002')).toEqual(['callout', 'alerting', 'disconnect', 'fee']);
  expect(await eventsOf('+8613800000099')).toContain('answer');
  chosen = {};
  expect(await eventsOf('+8613800000001')).toContain('answer');
});

test('calls that come at once take no more ports than there are, though choices are asked for', async () => {
  const rig = await createRig({ maxSimultaneous: 2, chosenScenarios: () => Promise.resolve({}) });
  const replies = await Promise.all([rig.place(), rig.place(), rig.place(), rig.place()]);
  expect(replies.map(({ json }) => json['resultcode']).sort()).toEqual(['0', '0', '1020165', '1020165']);
});
