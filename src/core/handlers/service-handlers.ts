/** Listener and simulator: start, stop, look. */
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';
import { notYet } from './pending-handlers.ts';

export function serviceHandlers(around: HandlerSurroundings): HandlersOfNoun<'listener' | 'simulator'> {
  const { listener, simulator } = around;
  return {
    'listener.start': (input) => startWithLog(around, input),
    'listener.stop': () => listener.stop().then(() => listener.status()),
    'listener.status': () => listener.status(),
    'simulator.start': (input) => simulator.start(input),
    'simulator.stop': () => simulator.stop().then(() => simulator.status()),
    'simulator.status': () => simulator.status(),
    'simulator.setSpeed': notYet,
    'simulator.scenarios': notYet,
    'simulator.setScenario': notYet,
    'simulator.activity': notYet,
  };
}

/** A listener without a log would answer 503 to everything: better to say so at once. */
async function startWithLog(
  { listener, log }: HandlerSurroundings,
  input: MethodInput<'listener.start'>,
): Promise<MethodOutput<'listener.start'>> {
  const [started, opened] = await Promise.allSettled([listener.start(input), log.open()]);
  if (started.status === 'rejected') throw started.reason;
  if (opened.status === 'fulfilled') return started.value;
  await listener.stop();
  throw opened.reason;
}
