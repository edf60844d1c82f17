import type { PackedBatch } from './messages.ts';
import { valuesPerEntry } from './messages.ts';
import type { Connection } from './sqlite.ts';

const insert = `
  INSERT INTO entries (at, kind, session_id, call_id, source, method, target, http, headers, detail, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

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
