-- Tracked runs: params, tags, metric points, evaluations.

CREATE TABLE run (
    run_no        INTEGER PRIMARY KEY AUTOINCREMENT, -- a short key for the rows below; unknown outside
    run_id        TEXT    NOT NULL UNIQUE,
    workspace     TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    experiment_id INTEGER NOT NULL,
    name          TEXT    NOT NULL,
    parent_run_id TEXT,
    trial_id      INTEGER UNIQUE REFERENCES trial (trial_id), -- NULL: a run of its own
    status        TEXT    NOT NULL CHECK (status IN ('SCHEDULED', 'RUNNING', 'FINISHED', 'FAILED', 'KILLED')),
    reason        TEXT,
    created_at    INTEGER NOT NULL,
    started_at    INTEGER,
    ended_at      INTEGER,
    revision      INTEGER NOT NULL DEFAULT 0, -- grows when points were hidden
    last_point    INTEGER NOT NULL DEFAULT 0  -- the largest point_id, hidden ones too
);
CREATE INDEX run_of_workspace ON run (workspace, created_at, run_no);
CREATE INDEX run_of_experiment ON run (workspace, experiment_id, created_at, run_no);

CREATE TABLE run_param (
    run_no INTEGER NOT NULL REFERENCES run (run_no),
    key    TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    PRIMARY KEY (run_no, key)
) WITHOUT ROWID;

CREATE TABLE run_tag (
    run_no INTEGER NOT NULL REFERENCES run (run_no),
    key    TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    PRIMARY KEY (run_no, key)
) WITHOUT ROWID;

-- One row a metric, with what lists and pages show of its visible points, kept up within each batch's transaction.
CREATE TABLE run_metric (
    metric_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    run_no     INTEGER NOT NULL REFERENCES run (run_no),
    key        TEXT    NOT NULL,
    points     INTEGER NOT NULL DEFAULT 0,
    low        REAL, -- NULL: no point that is a number
    high       REAL,
    last_point INTEGER,
    UNIQUE (run_no, key)
);

CREATE TABLE metric_point (
    point_id   INTEGER PRIMARY KEY AUTOINCREMENT, -- the cursor of readers
    run_no     INTEGER NOT NULL REFERENCES run (run_no),
    metric_id  INTEGER NOT NULL REFERENCES run_metric (metric_id),
    writer     INTEGER NOT NULL,
    sequence   INTEGER NOT NULL,
    step       INTEGER NOT NULL,
    value      REAL, -- NULL is NaN
    time_ms    INTEGER NOT NULL,
    superseded INTEGER NOT NULL DEFAULT 0,
    UNIQUE (metric_id, writer, sequence) -- the identity of a point: (run, key, writer, sequence)
);
CREATE INDEX metric_point_visible ON metric_point (run_no, point_id, metric_id) WHERE superseded = 0;

CREATE TABLE run_evaluation (
    run_no     INTEGER PRIMARY KEY REFERENCES run (run_no),
    writer     INTEGER NOT NULL,
    evaluation TEXT    NOT NULL -- a JSON object
);
