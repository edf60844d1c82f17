/**
 * The log's tables. `migrations` is append-only history: a change of what is kept is a new migration at the
 * end, never an edit. The derived tables can be made again from the entries at any time, so they have no
 * migrations: a change of theirs, or of the code that fills them, raises `deriveVersion`.
 */

export const fileName = 'ringcode.sqlite';

/** 'RCLG': tells our file from any other SQLite database. */
export const applicationId = 0x52434c47;

/** `user_version` n means that the first n migrations were applied. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    kind TEXT NOT NULL,
    session_id TEXT,
    call_id TEXT,
    source TEXT,
    method TEXT,
    target TEXT,
    http INTEGER,
    headers TEXT NOT NULL,
    detail TEXT,
    body BLOB NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_call ON entries (call_id) WHERE call_id IS NOT NULL;
  CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
];

/**
 * Raise this when the tables below, `derive.ts`, or the domain code that reads bodies and builds calls
 * changes what it makes: every log then derives its calls anew.
 */
export const deriveVersion = 3;

/** Number up to which everything is derived. */
export const derivedSeq = "SELECT value FROM meta WHERE name = 'derived_seq'";

export const derivedTables = ['entry_sessions', 'call_ties', 'call_facts', 'calls', 'cdrs'] as const;

export const derivedSchema = `
  CREATE TABLE entry_sessions (
    session_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_sessions_by_seq ON entry_sessions (seq);

  -- Which session a call of ours turned out to be.
  CREATE TABLE call_ties (call_id TEXT PRIMARY KEY, session_id TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- The entries a call is built from; bounded per tag, so that a flood of repeats costs no more than a few.
  CREATE TABLE call_facts (
    key TEXT NOT NULL,
    tag TEXT NOT NULL,
    seq INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    PRIMARY KEY (key, tag, seq, idx)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE calls (
    key TEXT PRIMARY KEY,
    session_id TEXT,
    call_id TEXT,
    started_at TEXT NOT NULL,
    callee TEXT,
    verdict TEXT NOT NULL,
    last_seq INTEGER NOT NULL,
    search TEXT NOT NULL,
    call TEXT NOT NULL
  ) STRICT;
  -- With all that a list of calls is filtered by, so that calls that do not fit need not be read.
  CREATE INDEX calls_by_start ON calls (started_at, key, verdict, search);

  -- One row per CDR received, repeats included; first_byte and end_byte point into the entry's body.
  CREATE TABLE cdrs (
    seq INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    session_id TEXT,
    icid TEXT,
    callee TEXT,
    first_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (seq, idx)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cdrs_by_session ON cdrs (session_id, icid);
`;
