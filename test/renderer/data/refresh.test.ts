import { QueryObserver, type QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '../../../src/renderer/data/live-data.ts';
import { createRefresh, type Refresh } from '../../../src/renderer/data/refresh.ts';

let queries: QueryClient;
let refresh: Refresh;
/** Resolvers of the questions that wait for an answer, oldest first. */
let waiting: ((answer: string) => void)[];
let asked: number;
let shown: string | undefined;

/** A component that shows the answer of `call.list`. */
function show(): void {
  const observer = new QueryObserver<string>(queries, {
    queryKey: ['call.list', { limit: 1 }],
    queryFn: () => {
      asked += 1;
      return new Promise((resolve) => waiting.push(resolve));
    },
  });
  observer.subscribe(({ data }) => (shown = data));
}

async function answer(words: string): Promise<void> {
  waiting.shift()?.(words);
  await vi.waitFor(() => expect(shown).toBe(words));
}

beforeEach(() => {
  queries = createQueryClient();
  refresh = createRefresh(queries);
  waiting = [];
  asked = 0;
  shown = undefined;
});

it('asks again for what is on screen', async () => {
  show();
  await answer('old');
  refresh('call.list');
  await answer('new');
  expect(asked).toBe(2);
});

it('asks once more after a first answer that was under way when something happened', async () => {
  show();
  refresh('call.list');
  refresh('call.list');
  await answer('from before');
  await answer('from after');
  expect(asked).toBe(2);
});

it('lets an answer arrive however often something happens meanwhile', async () => {
  show();
  await answer('first');
  for (let event = 0; event < 5; event += 1) refresh('call.list');
  expect(asked).toBe(2);
  await answer('second');
  await answer('third');
  expect(asked).toBe(3);
});

it('asks again after a question that failed meanwhile', async () => {
  show();
  refresh(null);
  waiting.shift()?.(Promise.reject(new Error('away')) as never);
  await vi.waitFor(() => expect(asked).toBe(2));
  await answer('back');
});

it('leaves other methods alone', async () => {
  show();
  await answer('old');
  refresh('profile.list');
  expect(asked).toBe(1);
});
