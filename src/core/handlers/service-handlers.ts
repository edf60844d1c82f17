/** Listener and simulator: start, stop, look. */
import { startWithLog } from '../listener-with-log.ts';
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';

export function serviceHandlers(around: HandlerSurroundings): HandlersOfNoun<'listener' | 'simulator'> {
  const { listener, simulator, choices, activity } = around;
  return {
    'listener.start': (input) => startWithLog(around, input),
    'listener.stop': () => listener.stop().then(() => listener.status()),
    'listener.status': () => listener.status(),
    'simulator.start': (input) => simulator.start(input),
    'simulator.stop': () => simulator.stop().then(() => simulator.status()),
    'simulator.status': () => simulator.status(),
    'simulator.setSpeed': ({ speed }) => simulator.setSpeed(speed),
    'simulator.scenarios': () => choices.scenarios(),
    'simulator.setScenario': ({ callee, scenario }) => choices.choose(callee, scenario),
    'simulator.activity': () => Promise.resolve(activity.list()),
  };
}
