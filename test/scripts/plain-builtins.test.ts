import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { replaceBuiltinImports } from '../../scripts/plain-builtins.ts';

/** Runs the replaced code where only these modules exist, and counts which were looked up. */
function run(code: string, modules: Record<string, object>): { result: unknown; lookedUp: string[] } {
  const lookedUp: string[] = [];
  const process = {
    getBuiltinModule(name: string) {
      lookedUp.push(name);
      return modules[name];
    },
  };
  return { result: runInNewContext(replaceBuiltinImports(code), { process }), lookedUp };
}

const path = { join: (...parts: string[]) => parts.join('/'), sep: '/' };

describe('imports of Node’s own modules', () => {
  it.each([
    ['import { join, sep } from "node:path";\njoin("a", sep)', 'a//'],
    ['import { join as put } from "node:path";\nput("a", "b")', 'a/b'],
    ['import path from "node:path";\npath.sep', '/'],
    ['import * as path from "node:path";\npath.sep', '/'],
    ['import path, { sep } from "node:path";\npath.join(sep, "a")', '//a'],
  ])('become look-ups: %j', (code, expected) => {
    expect(run(code, { 'node:path': path }).result).toBe(expected);
  });

  it('of the process itself do not stand in the way of those before it', () => {
    const code = 'import path from "node:path";\nimport process from "node:process";\nprocess.pid + path.sep';
    expect(run(code, { 'node:path': path, 'node:process': { pid: 7 } }).result).toBe('7/');
  });

  it('of a module that is seldom used wait until a function of it is asked for', () => {
    const modules = { 'node:child_process': { spawn: () => 'spawned' } };
    expect(run('import child from "node:child_process";\n1', modules).lookedUp).toEqual([]);
    expect(run('import child from "node:child_process";\nchild.spawn()', modules).result).toBe('spawned');
  });

  it('leave other imports and text alone', () => {
    const code = 'import { z } from "./zod.js";\nconst text = `import x from "node:fs";`;';
    expect(replaceBuiltinImports(code)).toBe(code);
  });

  it('of an unknown form end the build', () => {
    expect(() => replaceBuiltinImports('import a b from "node:fs";')).toThrow('does not know');
  });
});
