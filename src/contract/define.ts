import type { z } from 'zod';

/** One method: what goes in and what comes out. */
export interface MethodDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

export function method<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): MethodDefinition<Input, Output> {
  return { input, output };
}

export type MethodTable = Readonly<Record<string, MethodDefinition>>;
export type EventTable = Readonly<Record<string, z.ZodType>>;

/** Parsed input of a method, as its handler gets it. */
export type InputOf<Table extends MethodTable, Name extends keyof Table> = z.output<Table[Name]['input']>;
/** Input as a caller may write it, defaults left out. */
export type RequestOf<Table extends MethodTable, Name extends keyof Table> = z.input<Table[Name]['input']>;
export type OutputOf<Table extends MethodTable, Name extends keyof Table> = z.output<Table[Name]['output']>;

/** One function per name: a forgotten handler does not compile. */
export type HandlersOf<Table extends MethodTable> = {
  readonly [Name in keyof Table]: (input: InputOf<Table, Name>) => Promise<z.input<Table[Name]['output']>>;
};

export type PayloadOf<Table extends EventTable, Name extends keyof Table> = z.output<Table[Name]>;

/**
 * A table whose entries are made when they are first asked for: a program that uses three methods need not build
 * the schemas of forty, which takes longer than all else at its start.
 */
export function lazily<Makers extends Readonly<Record<string, () => unknown>>>(
  makers: Makers,
): { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> } {
  const table = {};
  for (const [name, make] of Object.entries(makers))
    Object.defineProperty(table, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(table, name, { enumerable: true, value });
        return value;
      },
    });
  // Every name of the makers has just been given a getter of what its maker makes.
  return table as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> };
}
