#!/usr/bin/env node
// The door of the terminal host. Plain syntax on purpose: an older Node must get as far as the sentence below.
const needed = 24;
const found = process.versions.node;

if (Number(found.split('.')[0]) < needed) {
  process.stderr.write(
    `Ringcode needs Node.js ${needed} or newer and was started by ${found}: run "npx ringcode" in its folder, which brings its own.\n` +
      `Ringcode 需要 Node.js ${needed} 或更高版本，当前为 ${found}：请在其目录下运行 "npx ringcode"，自带所需版本。\n`,
  );
  process.exitCode = 1;
} else {
  process.getBuiltinModule('node:module').enableCompileCache();
  // Only a checkout has sources that may be newer than the program built from them.
  if (process.getBuiltinModule('node:fs').existsSync(new URL('../src', import.meta.url))) {
    const { ensureBuilt, partsFor } = await import('../scripts/ensure-built.mjs');
    await ensureBuilt(partsFor(process.argv.slice(2)));
  }
  await import('../out/cli/index.js');
}
