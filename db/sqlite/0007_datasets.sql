-- Data sets, and which run used which.

CREATE TABLE dataset (
    dataset_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace   TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    digest      TEXT    NOT NULL,
    version     INTEGER NOT NULL, -- counts the digests of a name, from 1
    source_type TEXT    NOT NULL,
    source      TEXT    NOT NULL, -- JSON
    schema      TEXT,             -- JSON
    profile     TEXT,             -- JSON
    created_at  INTEGER NOT NULL,
    UNIQUE (workspace, name, digest),
    UNIQUE (workspace, name, version)
);

CREATE TABLE run_input (
    run_no     INTEGER NOT NULL REFERENCES run (run_no) ON DELETE CASCADE,
    dataset_id INTEGER NOT NULL REFERENCES dataset (dataset_id),
    context    TEXT    NOT NULL,
    PRIMARY KEY (run_no, dataset_id, context)
) WITHOUT ROWID;
CREATE INDEX run_input_of_dataset ON run_input (dataset_id, run_no);
