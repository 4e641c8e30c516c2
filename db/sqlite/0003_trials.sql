-- Trials, who holds them, what they reported and where they can go on from.

CREATE TABLE trial (
    trial_id    INTEGER PRIMARY KEY AUTOINCREMENT, -- never given out twice
    study_id    INTEGER NOT NULL,
    number      INTEGER NOT NULL CHECK (number >= 0),
    workspace   TEXT    NOT NULL,
    owner       TEXT    NOT NULL,
    run_id      TEXT    NOT NULL UNIQUE,
    state       TEXT    NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'COMPLETE', 'PRUNED', 'FAIL')),
    value       REAL,
    params      TEXT    NOT NULL, -- a JSON object; 1 is an int, 1.0 a float
    reason      TEXT,
    created_at  INTEGER NOT NULL,
    started_at  INTEGER,
    finished_at INTEGER,
    changed_at  INTEGER NOT NULL,
    sequence    INTEGER NOT NULL, -- the study's sequence at the last change
    UNIQUE (study_id, number),
    CHECK (state <> 'COMPLETE' OR value IS NOT NULL),
    CHECK ((state IN ('COMPLETE', 'PRUNED', 'FAIL')) = (finished_at IS NOT NULL))
);
CREATE INDEX trial_open ON trial (study_id) WHERE state IN ('WAITING', 'RUNNING');
CREATE INDEX trial_summary ON trial (study_id, state, value, number, changed_at);

-- The only home of the attempt: every write of a trainer is conditioned on it.
CREATE TABLE trial_lease (
    trial_id INTEGER PRIMARY KEY REFERENCES trial (trial_id),
    attempt  INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    holder   TEXT,
    until    INTEGER,
    deaths   INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    CHECK ((holder IS NULL) = (until IS NULL))
);
CREATE INDEX trial_lease_held ON trial_lease (until) WHERE holder IS NOT NULL;

CREATE TABLE trial_intermediate (
    trial_id   INTEGER NOT NULL REFERENCES trial (trial_id),
    step       INTEGER NOT NULL,
    attempt    INTEGER NOT NULL,
    value      REAL,             -- NULL is NaN
    superseded INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (trial_id, step)
) WITHOUT ROWID;

CREATE TABLE checkpoint (
    trial_id INTEGER PRIMARY KEY REFERENCES trial (trial_id),
    attempt  INTEGER NOT NULL,
    step     INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    path     TEXT    NOT NULL,
    sha256   TEXT    NOT NULL
);
