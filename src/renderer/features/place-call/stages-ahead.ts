import { stageNames, type CallStage } from '../../../domain/call/call-stages.ts';

/** The stages before anything is known of a call: all still to come, the first one there while it is being sent. */
export function stagesAhead(isPlacing: boolean): readonly CallStage[] {
  return stageNames.map((stage) => ({
    stage,
    state: isPlacing && stage === 'requested' ? 'current' : 'waiting',
    at: null,
    stamped: null,
    deltaMs: null,
  }));
}
