-- Deleting and restoring, signs of life of runs' owners, logged models, and what searches look through.

ALTER TABLE run ADD COLUMN deleted_at INTEGER;      -- NULL: active
ALTER TABLE run ADD COLUMN heartbeat_every INTEGER; -- how long a sign of life holds; NULL: nobody promised any
ALTER TABLE run ADD COLUMN heartbeat_until INTEGER;
CREATE INDEX run_watched ON run (heartbeat_until) WHERE heartbeat_until IS NOT NULL AND status = 'RUNNING';

ALTER TABLE experiment ADD COLUMN updated_at INTEGER;
ALTER TABLE experiment ADD COLUMN deleted_at INTEGER;
CREATE INDEX experiment_deleted ON experiment (experiment_id) WHERE deleted_at IS NOT NULL;

-- Beside the JSON of experiment.tags, which lists read whole.
CREATE TABLE experiment_tag (
    experiment_id INTEGER NOT NULL REFERENCES experiment (experiment_id) ON DELETE CASCADE,
    key           TEXT    NOT NULL,
    value         TEXT    NOT NULL,
    PRIMARY KEY (experiment_id, key)
) WITHOUT ROWID;
INSERT INTO experiment_tag (experiment_id, key, value) SELECT e.experiment_id, t.key, t.value FROM experiment e, json_each(e.tags) t;

-- The value of last_point, so that a search need not look at a point; NULL is NaN.
ALTER TABLE run_metric ADD COLUMN last_value REAL;
UPDATE run_metric SET last_value = (SELECT p.value FROM metric_point p WHERE p.point_id = run_metric.last_point);
CREATE INDEX run_metric_of_key ON run_metric (key, last_value, run_no) WHERE points > 0;

-- Values may be longer than an index entry can be, so the index knows how they begin.
CREATE INDEX run_param_of_key ON run_param (key, substr(value, 1, 100), run_no);
CREATE INDEX run_tag_of_key ON run_tag (key, substr(value, 1, 100), run_no);
CREATE INDEX run_by_start ON run (workspace, COALESCE(started_at, created_at), run_id);

CREATE TABLE logged_model (
    model_no       INTEGER PRIMARY KEY AUTOINCREMENT,
    model_id       TEXT    NOT NULL UNIQUE,
    workspace      TEXT    NOT NULL,
    experiment_id  INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    model_type     TEXT,
    source_run_id  TEXT,
    status         TEXT    NOT NULL CHECK (status IN ('PENDING', 'READY', 'UPLOADFAILED')),
    status_message TEXT,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
);
CREATE INDEX logged_model_of_workspace ON logged_model (workspace, created_at, model_no);
CREATE INDEX logged_model_of_experiment ON logged_model (experiment_id, created_at, model_no);

CREATE TABLE logged_model_param (
    model_no INTEGER NOT NULL REFERENCES logged_model (model_no) ON DELETE CASCADE,
    key      TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    PRIMARY KEY (model_no, key)
) WITHOUT ROWID;

CREATE TABLE logged_model_tag (
    model_no INTEGER NOT NULL REFERENCES logged_model (model_no) ON DELETE CASCADE,
    key      TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    PRIMARY KEY (model_no, key)
) WITHOUT ROWID;

CREATE TABLE logged_model_metric (
    model_no       INTEGER NOT NULL REFERENCES logged_model (model_no) ON DELETE CASCADE,
    number         INTEGER NOT NULL, -- its place among the model's values
    key            TEXT    NOT NULL,
    value          REAL,             -- NULL is NaN
    step           INTEGER NOT NULL,
    time_ms        INTEGER NOT NULL,
    run_id         TEXT,
    dataset_name   TEXT,
    dataset_digest TEXT,
    PRIMARY KEY (model_no, number)
) WITHOUT ROWID;

CREATE TABLE run_model (
    run_no   INTEGER NOT NULL REFERENCES run (run_no) ON DELETE CASCADE,
    model_id TEXT    NOT NULL, -- may be a model of elsewhere
    output   INTEGER NOT NULL, -- 1: the run made it; 0: it used it
    step     INTEGER NOT NULL,
    PRIMARY KEY (run_no, model_id, output)
) WITHOUT ROWID;
