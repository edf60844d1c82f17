import { join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';

const configSchema = z.object({ references: z.array(z.object({ path: z.string() })).default([]) });

const root = join(import.meta.dirname, '../..');

/**
 * What the compiler says about a file with this code in a layer, by that layer's own configuration. The file
 * exists in memory only.
 */
export function compilePlanted(layer: string, code: string): string[] {
  const configPath = join(root, 'tsconfig', `${layer}.json`);
  const config = ts.getParsedCommandLineOfConfigFile(
    configPath,
    { noEmit: true, composite: false, incremental: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (fault) => {
        throw new Error(textOf(fault));
      },
    },
  );
  if (config === undefined) throw new Error(`no ${configPath}`);
  const planted = join(root, 'src', layer, 'planted.ts');
  const options = { ...config.options, emitDeclarationOnly: false };
  delete options.tsBuildInfoFile;
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (path) => isPlanted(path) || onDisk.fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    isPlanted(path) ? ts.createSourceFile(path, code, rest[0], true) : onDisk.getSourceFile(path, ...rest);
  const declarations = config.fileNames.filter((name) => name.endsWith('.d.ts'));
  const program = ts.createProgram([planted, ...declarations], options, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(planted)).map(textOf);

  function isPlanted(path: string): boolean {
    return join(path) === planted;
  }
}

/** Layers that the configuration of this one names, in its order. */
export function referencedLayers(layer: string): string[] {
  const path = join(root, 'tsconfig', `${layer}.json`);
  const read = ts.readConfigFile(path, (name) => ts.sys.readFile(name));
  if (read.error !== undefined) throw new Error(textOf(read.error));
  const { references } = configSchema.parse(read.config);
  return references.map((reference) => /^\.\/([a-z]+)\.json$/.exec(reference.path)?.[1] ?? reference.path);
}

function textOf({ code, messageText }: ts.Diagnostic): string {
  return `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
