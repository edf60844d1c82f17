import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/core/system-clock.ts';
import { startPlatform } from '../../../src/core/simulator/platform.ts';
import { appKey, appSecret, closeRigs, createRig, sign, startTime } from '../../support/simulator-rig.ts';

afterEach(closeRigs);

describe('starting', () => {
  const options = {
    port: 0,
    appKey,
    appSecret,
    speed: 1,
    clock: 'any',
    digest: 'newer',
    time: systemClock,
    sign,
  } as const;

  test('a taken port is an error with code and port', async () => {
    const rig = await createRig();
    const { port } = rig.platform;
    await expect(startPlatform({ ...options, port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });

  test('binds loopback and says where', async () => {
    const rig = await createRig();
    expect(rig.platform).toMatchObject({ url: `http://127.0.0.1:${rig.platform.port}`, appKey });
  });

  test.each([0, -1, NaN, Infinity, 1e-3])('speed %d is refused', async (speed) => {
    await expect(startPlatform({ ...options, speed })).rejects.toThrow(RangeError);
  });

  test('a console address that nothing can be pushed to is refused', async () => {
    await expect(startPlatform({ ...options, defaultFeeUrl: 'ftp://a.example/' })).rejects.toThrow(TypeError);
  });

  test('an app_key that no header can carry is refused', async () => {
    await expect(startPlatform({ ...options, appKey: 'a"b' })).rejects.toThrow(RangeError);
  });
});

describe('closing', () => {
  test('during a call cancels its timers and breaks off its push', async () => {
    const rig = await createRig();
    rig.receiver.reply(null);
    await rig.place();
    rig.clock.advance(0);
    const callout = await rig.receiver.arrivals.next();
    expect(rig.clock.due()).not.toEqual([]);
    await rig.platform.close();
    await callout.gone;
    expect(rig.clock.due()).toEqual([]);
    rig.clock.advance(100_000);
    expect(rig.pushes.waiting()).toBe(0);
    expect(rig.receiver.received).toHaveLength(1);
  });

  test('forgets a CDR that was to be pushed again', async () => {
    const rig = await createRig();
    rig.receiver.reply(500);
    await rig.place({ calleeNbr: '+8613800000005', statusUrl: undefined });
    rig.clock.advance(5000);
    expect(await rig.pushes.next()).toMatchObject({ willRetry: true });
    expect(rig.clock.due()).toEqual([startTime + 5000 + 3_600_000]);
    await rig.platform.close();
    expect(rig.clock.due()).toEqual([]);
  });

  test('ends connections that are kept alive, silent or half way through a request', async () => {
    const rig = await createRig();
    const agent = new Agent({ keepAlive: true });
    await rig.send({ headers: rig.headers(), body: JSON.stringify(rig.body()), agent });
    const sockets = ['', 'POST /rest', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{'].map(
      (text) => {
        const socket = connect(rig.platform.port, '127.0.0.1');
        socket.on('error', () => undefined);
        if (text !== '') socket.write(text);
        return socket;
      },
    );
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const ends = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    await rig.platform.close();
    await Promise.all(ends);
    agent.destroy();
  });

  test('twice is closing once, and the port is free again', async () => {
    const rig = await createRig();
    await Promise.all([rig.platform.close(), rig.platform.close()]);
    await rig.platform.close();
    const again = await createRig({ port: rig.platform.port });
    expect(again.platform.port).toBe(rig.platform.port);
  });
});

test('a call runs by the real clock too, fast', async () => {
  const rig = await createRig({ time: systemClock, speed: 1000 });
  await rig.place();
  const events = [];
  for (let count = 0; count < 5; count += 1) events.push((await rig.pushes.next()).eventType);
  expect(events).toEqual(['callout', 'alerting', 'answer', 'disconnect', 'fee']);
});
