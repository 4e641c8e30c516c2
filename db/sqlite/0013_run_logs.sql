-- Logs of runs: chunks of lines, who wrote how many, and where each run's log ends.

CREATE TABLE run_log (
    run_no  INTEGER NOT NULL REFERENCES run (run_no) ON DELETE CASCADE,
    first   INTEGER NOT NULL, -- the number of the chunk's first line in the run
    lines   INTEGER NOT NULL,
    bytes   INTEGER NOT NULL, -- of the payload
    payload TEXT    NOT NULL, -- a JSON array of lines
    PRIMARY KEY (run_no, first)
);

CREATE TABLE run_log_source (
    run_no INTEGER NOT NULL REFERENCES run (run_no) ON DELETE CASCADE,
    source TEXT    NOT NULL,
    next   INTEGER NOT NULL, -- the number, among the source's own, of the line that it has not stored yet
    PRIMARY KEY (run_no, source)
) WITHOUT ROWID;

CREATE TABLE run_log_state (
    run_no INTEGER PRIMARY KEY REFERENCES run (run_no) ON DELETE CASCADE,
    next   INTEGER NOT NULL, -- the number that the next line gets
    bytes  INTEGER NOT NULL  -- of all chunks that are kept
);
