import { describe, expect, it } from 'vitest';
import { FakeLogHost } from './fake-log-host.ts';
import { limits, rigOf, settledRig } from './log-rig.ts';

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a list that follows the log', () => {
  it('begins with the newest page and goes on with what arrives', async () => {
    const { host, seqs, log, frame } = await settledRig(8);
    expect(seqs()).toEqual([4, 5, 6, 7, 8]);
    expect(log.view()).toMatchObject({ hasOlder: true, isFollowing: true, isLoading: false, lastSeq: 8 });
    host.append([{}, {}]);
    host.deliver();
    frame();
    expect(seqs()).toEqual(from(4, 10));
    expect(host.queries).toHaveLength(1);
  });

  it('shows an entry at once while it is quiet, and a flood once per frame', async () => {
    const { host, views, frame } = await settledRig(1);
    frame();
    views.length = 0;
    host.append([{}]);
    host.deliver();
    expect(views).toEqual([[1, 2]]);
    for (let times = 0; times < 3; times += 1) {
      host.append([{}]);
      host.deliver();
    }
    expect(views).toHaveLength(1);
    frame();
    expect(views).toEqual([
      [1, 2],
      [1, 2, 3, 4, 5],
    ]);
  });

  it('takes a repeated number once, and asks again where one is missing', async () => {
    const { host, seqs, frame } = await settledRig(2);
    host.append([{}, {}, {}]);
    host.deliver(1, true);
    await host.settle();
    frame();
    expect(seqs()).toEqual(from(1, 5));
    expect(host.queries.at(-1)).toMatchObject({ after: 2, end: 'newest' });
  });

  it('takes what arrives while the first answer is under way', async () => {
    const host = new FakeLogHost();
    host.append([{}, {}]);
    host.deliver();
    const { seqs, frame } = rigOf({}, host);
    host.work();
    host.append([{}]);
    host.deliver();
    await host.settle();
    frame();
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('misses nothing between the first answer and the opening of the connection', async () => {
    const host = new FakeLogHost();
    host.append([{}]);
    host.openLate();
    const { seqs, frame } = rigOf({}, host);
    host.work();
    host.append([{}, {}]);
    host.connect();
    await host.settle();
    frame();
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('catches up when the host comes back', async () => {
    const { host, seqs, frame } = await settledRig(2);
    host.loseConnection();
    host.append([{}, {}]);
    host.connect();
    await host.settle();
    frame();
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it('says why a query failed, and tries again by itself', async () => {
    const host = new FakeLogHost();
    const rig = rigOf({}, host);
    host.loseConnection();
    await host.answer();
    rig.frame();
    expect(rig.log.view().failure?.code).toBe('host-lost');
    host.append([{}]);
    await host.settle();
    expect(host.owes).toBe(false);
    rig.elapse();
    await host.answer();
    expect(rig.log.view().rows).toHaveLength(0);
    host.connect();
    await host.settle();
    rig.frame();
    expect(rig.log.view()).toMatchObject({ failure: null, isLoading: false });
    expect(rig.seqs()).toEqual([1]);
  });

  it('keeps no more rows than it may', async () => {
    const { host, seqs, frame, log } = await settledRig(0);
    for (let times = 0; times < 10; times += 1) {
      host.append([{}, {}, {}]);
      host.deliver();
    }
    frame();
    expect(seqs()).toEqual(from(19, 30));
    expect(log.view().hasOlder).toBe(true);
  });

  it('keeps no more characters than it may, and the newest entry however large', async () => {
    const { host, seqs, frame } = await settledRig(0);
    host.append([{ raw: 'x'.repeat(600) }, { raw: 'y'.repeat(600) }]);
    host.deliver();
    frame();
    expect(seqs()).toEqual([2]);
    host.append([{ raw: 'z'.repeat(5000) }]);
    host.deliver();
    frame();
    expect(seqs()).toEqual([3]);
  });

  it('begins anew where the host has another log', async () => {
    const { host, seqs, frame } = await settledRig(6);
    const other = new FakeLogHost();
    other.append([{ raw: 'other' }, {}]);
    host.loseConnection();
    Object.assign(host, { query: other.query });
    host.connect();
    await other.settle();
    frame();
    expect(seqs()).toEqual([1, 2]);
  });
});

describe('a list that is paused', () => {
  it('stands still, counts what waits, and on resuming misses nothing', async () => {
    const { host, seqs, log, frame } = await settledRig(3);
    log.pause();
    host.append([{}, {}]);
    host.deliver();
    frame();
    expect(seqs()).toEqual([1, 2, 3]);
    expect(log.view()).toMatchObject({ isPaused: true, waiting: 2, hasNewer: false });
    log.resume();
    await host.settle();
    frame();
    expect(seqs()).toEqual(from(1, 5));
    expect(log.view()).toMatchObject({ isPaused: false, isFollowing: true, waiting: 0 });
  });

  it('keeps no entry that waits: they are asked for', async () => {
    const { host, log, seqs, frame } = await settledRig(3);
    log.pause();
    host.append([{ raw: 'as sent' }]);
    host.deliver();
    host.entries = host.entries.map((entry) => (entry.seq === 4 ? { ...entry, raw: 'as stored' } : entry));
    log.resume();
    await host.settle();
    frame();
    expect(host.queries.at(-1)).toMatchObject({ after: 3, end: 'newest' });
    expect(seqs()).toEqual(from(1, 4));
    expect(log.view().rows.at(-1)?.raw).toBe('as stored');
  });

  it('counts of a filter only what it shows, and says where that is a guess', async () => {
    const { host, log, frame } = await settledRig(1);
    log.setFilter({ kinds: ['fee'], text: '' });
    await host.settle();
    frame();
    log.pause();
    host.append([{ kind: 'fee' }, { kind: 'status' }]);
    host.deliver();
    frame();
    expect(log.view()).toMatchObject({ waiting: 1, isWaitingLeast: false });
    host.append([{ kind: 'fee' }, { kind: 'fee' }]);
    host.deliver(1);
    frame();
    expect(log.view()).toMatchObject({ waiting: 2, isWaitingLeast: true });
  });

  it('searches what was there before the pause', async () => {
    const { host, log, seqs, frame } = await settledRig(4);
    log.pause();
    host.append([{}, {}]);
    host.deliver();
    log.setFilter({ kinds: ['status'], text: '' });
    await host.settle();
    frame();
    expect(seqs()).toEqual(from(1, 4));
  });
});

describe('a list read further back', () => {
  it('does not move, counts what is new, and follows again at the end', async () => {
    const { host, log, seqs, frame } = await settledRig(3);
    log.setAtLiveEnd(false);
    host.append([{}, {}]);
    host.deliver();
    frame();
    expect(seqs()).toEqual([1, 2, 3]);
    expect(log.view()).toMatchObject({ isFollowing: false, isPaused: false, waiting: 2, hasNewer: true });
    log.setAtLiveEnd(true);
    await host.settle();
    frame();
    expect(seqs()).toEqual(from(1, 5));
    expect(log.view()).toMatchObject({ isFollowing: true, waiting: 0 });
  });

  it('pages to the oldest and back to the newest in a bounded window', async () => {
    const { host, log, seqs, frame } = await settledRig(40);
    log.setAtLiveEnd(false);
    for (let times = 0; times < 10; times += 1) {
      log.loadOlder();
      await host.settle();
      frame();
      expect(seqs().length).toBeLessThanOrEqual(limits.maxRows);
    }
    expect(seqs()).toEqual(from(1, 12));
    expect(log.view()).toMatchObject({ hasOlder: false, hasNewer: true, waiting: 0 });
    for (let times = 0; times < 8; times += 1) {
      log.setAtLiveEnd(true);
      await host.settle();
      frame();
    }
    expect(seqs()).toEqual(from(29, 40));
    expect(log.view()).toMatchObject({ isFollowing: true, hasOlder: true });
  });

  it('leaves older ones that come too late, because the rows they belong to are gone', async () => {
    const { host, log, seqs, frame } = await settledRig(20);
    log.loadOlder();
    host.work();
    host.append([{}, {}, {}, {}, {}, {}]);
    host.deliver();
    host.append([{}, {}, {}, {}]);
    host.deliver();
    log.setAtLiveEnd(false);
    await host.settle();
    frame();
    expect(seqs()).toEqual(from(19, 30));
  });

  it('goes to the oldest entries at once', async () => {
    const { host, log, seqs, frame } = await settledRig(40);
    log.goToOldest();
    await host.settle();
    frame();
    expect(seqs()).toEqual(from(1, 5));
    expect(log.view()).toMatchObject({ hasOlder: false, hasNewer: true, jump: { to: 'oldest' } });
    log.follow();
    await host.settle();
    frame();
    expect(seqs()).toEqual(from(36, 40));
  });
});
