import { describe, expect, it } from 'vitest';
import { scenarioFor, scenarios } from '../../../src/core/simulator/scenarios.ts';
import { checkCallVerifyRequest } from '../../../src/domain/protocol/call-verify-request.ts';
import { exampleCallee } from '../../../src/renderer/features/simulator/example-callee.ts';

describe('an example callee', () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'takes the course %s, and may be called',
    (name, { calleeEndsWith }) => {
      const calleeNbr = exampleCallee({ calleeEndsWith: [...calleeEndsWith], callees: [] });
      expect(scenarioFor(calleeNbr).name).toBe(name);
      const { problems } = checkCallVerifyRequest({ calleeNbr });
      expect(problems.filter(({ field }) => field === 'calleeNbr')).toEqual([]);
    },
  );

  it('is one given by hand where there is one', () => {
    expect(exampleCallee({ calleeEndsWith: ['02'], callees: ['+8613911112222'] })).toBe('+8613911112222');
  });
});
