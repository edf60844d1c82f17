import type { Plugin } from 'vite';

/**
 * Turns the bundle's imports of Node's own modules into look-ups.
 *
 * An ECMAScript import of such a module evaluates every export it has, the expensive ones behind getters too:
 * `node:http` brings Node's whole fetch (40 ms), `node:crypto` the Web Crypto API, `node:process` the standard
 * streams. A look-up takes only what is named, which halves the time to a listening listener.
 */
const statement = /^import\s+(?<what>[^"';]+?)\s+from\s+["'](?<module>node:[\w/]+)["'];?$/gm;

/** Imported whole by a library that hardly ever calls them: looked up when one of their functions is asked for. */
const seldomUsed = new Set(['node:child_process']);

export function replaceBuiltinImports(code: string): string {
  return code.replace(statement, (whole: string, what: string, module: string) => {
    const names = /^(?:(?<all>[\w$]+)\s*,?\s*)?(?:\*\s+as\s+(?<namespace>[\w$]+)|\{(?<some>[^}]*)\})?$/.exec(
      what,
    );
    if (names === null) throw new Error(`an import of a form this build does not know: ${whole}`);
    const { all, namespace, some } = names.groups ?? {};
    // A library may import `process` itself, which then stands in its file before it has a value.
    const lookUp = `globalThis.process.getBuiltinModule("${module}")`;
    const late = `new Proxy({}, { get: (_, name) => ${lookUp}[name] })`;
    const wholeModule = seldomUsed.has(module) ? late : lookUp;
    return [
      ...[all, namespace].flatMap((name) => (name === undefined ? [] : [`const ${name} = ${wholeModule};`])),
      ...(some === undefined ? [] : [`const {${some.replace(/\s+as\s+/g, ': ')}} = ${lookUp};`]),
    ].join(' ');
  });
}

export function plainBuiltins(): Plugin {
  return {
    name: 'plain-builtins',
    renderChunk: { order: 'post', handler: (code) => ({ code: replaceBuiltinImports(code), map: null }) },
  };
}
