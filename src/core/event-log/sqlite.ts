import type {
  DatabaseSync,
  DatabaseSyncOptions,
  SQLInputValue,
  SQLOutputValue,
  StatementSync,
} from 'node:sqlite';

/**
 * The only door to SQLite, and only the worker goes through it. The module is fetched rather than imported
 * because older releases of Node 24 announce it as experimental while it loads: that one sentence, and no
 * other warning, is held back.
 */
const sqlite = loadQuietly();

function loadQuietly(): typeof import('node:sqlite') {
  const before = Object.getOwnPropertyDescriptor(process, 'emitWarning');
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    if (before === undefined) Reflect.deleteProperty(process, 'emitWarning');
    else Object.defineProperty(process, 'emitWarning', before);
  }
}

/** A connection that prepares each statement once. Rows are arrays: the threads exchange arrays. */
export class Connection {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string | URL, options: DatabaseSyncOptions) {
    this.#db = new sqlite.DatabaseSync(path, options);
  }

  get isTransaction(): boolean {
    return this.#db.isTransaction;
  }

  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      statement.setReturnArrays(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** One or more statements that are run once. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.statement(sql).run(...values);
  }

  rows(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][] {
    // `setReturnArrays` above makes every row an array; the type of `all` does not know.
    return this.statement(sql).all(...values) as unknown as SQLOutputValue[][];
  }

  /** Row by row, for results whose size must be watched. */
  each(sql: string, ...values: SQLInputValue[]): IterableIterator<SQLOutputValue[]> {
    // As in `rows`.
    return this.statement(sql).iterate(...values) as unknown as IterableIterator<SQLOutputValue[]>;
  }

  /** First value of the first row, undefined where there is none. */
  value(sql: string, ...values: SQLInputValue[]): SQLOutputValue | undefined {
    return this.rows(sql, ...values)[0]?.[0];
  }

  number(sql: string, ...values: SQLInputValue[]): number {
    const value = this.value(sql, ...values);
    return typeof value === 'number' ? value : 0;
  }

  /** Runs `task` in one write transaction: all of it, or nothing. */
  transaction<T>(task: () => T): T {
    this.statement('BEGIN IMMEDIATE').run();
    try {
      const result = task();
      this.statement('COMMIT').run();
      return result;
    } catch (error) {
      // Some errors roll back by themselves.
      if (this.isTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}
