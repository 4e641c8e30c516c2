-- Logs of runs: chunks of lines, who wrote how many, and where each run's log ends.

CREATE TABLE run_log (
    run_no  bigint NOT NULL REFERENCES run (run_no) ON DELETE CASCADE,
    first   bigint NOT NULL, -- the number of the chunk's first line in the run
    lines   bigint NOT NULL,
    bytes   bigint NOT NULL, -- of the payload
    payload text COLLATE "C" NOT NULL, -- a JSON array of lines
    PRIMARY KEY (run_no, first)
);

CREATE TABLE run_log_source (
    run_no bigint NOT NULL REFERENCES run (run_no) ON DELETE CASCADE,
    source text COLLATE "C" NOT NULL,
    next   bigint NOT NULL, -- the number, among the source's own, of the line that it has not stored yet
    PRIMARY KEY (run_no, source)
);

CREATE TABLE run_log_state (
    run_no bigint PRIMARY KEY REFERENCES run (run_no) ON DELETE CASCADE,
    next   bigint NOT NULL, -- the number that the next line gets
    bytes  bigint NOT NULL  -- of all chunks that are kept
);
