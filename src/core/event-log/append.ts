import type { LogUnavailable } from './event-log.ts';
import { unavailable } from './faults.ts';
import type { LogFile } from './log-file.ts';
import type { PackedBatch } from './messages.ts';
import { valuesPerEntry } from './messages.ts';
import type { Connection } from './sqlite.ts';

const insert = `
  INSERT INTO entries (at, kind, session_id, call_id, source, method, target, http, headers, detail, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Stores a batch durably and answers the number of its first entry; throws LogUnavailable, with nothing stored,
 * where that is impossible.
 */
export function storeBatch(file: LogFile, batch: PackedBatch): number {
  const { writer } = file.use();
  try {
    const first = appendBatch(writer, batch);
    // A folder deleted since `use` looked would have taken the batch with it.
    file.verify();
    file.reached(first + batch.count - 1);
    return first;
  } catch (error) {
    const fault = unavailable(error, file.path);
    recover(file, fault);
    throw fault;
  }
}

/** Leaves the file in a state from which the next batch can succeed once the cause is gone. */
function recover(file: LogFile, { problem }: LogUnavailable): void {
  // What the WAL holds may still fit into the database, and the WAL is then used from its start again.
  if (problem === 'disk-full') file.checkpoint();
  else if (problem !== 'locked') file.close();
}

/**
 * Stores a batch in one transaction and answers the number of its first entry. The others follow without a
 * gap, because nobody else can write meanwhile.
 */
export function appendBatch(writer: Connection, { count, values, bodies }: PackedBatch): number {
  const statement = writer.statement(insert);
  return writer.transaction(() => {
    let offset = 0;
    let last = 0;
    for (let i = 0; i < values.length; i += valuesPerEntry) {
      const row = values.slice(i, i + valuesPerEntry);
      // The last value of an entry is the length of its body: `packBatch` puts it there.
      const length = row.pop() as number;
      last = Number(statement.run(...row, new Uint8Array(bodies, offset, length)).lastInsertRowid);
      offset += length;
    }
    return last - count + 1;
  });
}
