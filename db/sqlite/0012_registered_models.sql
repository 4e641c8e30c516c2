-- The registry's lists. Projected from grain state: version is the state's, and a row never goes back to an older one.

CREATE TABLE registered_model (
    model_id       INTEGER PRIMARY KEY,
    workspace      TEXT    NOT NULL,
    owner          TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    tags           TEXT    NOT NULL, -- a JSON object
    aliases        TEXT    NOT NULL, -- a JSON object: the version that each alias names
    versions       INTEGER NOT NULL,
    latest_version INTEGER,          -- NULL: there is none
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    deleted_at     INTEGER,          -- NULL: it is there; the row stays, so that an older version still loses
    version        INTEGER NOT NULL
);
CREATE INDEX registered_model_of_workspace ON registered_model (workspace, name) WHERE deleted_at IS NULL;

CREATE TABLE registered_model_version (
    model_id   INTEGER NOT NULL REFERENCES registered_model (model_id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    source     TEXT    NOT NULL, -- runs:/RUN/PATH or models:/MODEL_ID
    run_id     TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (model_id, number)
) WITHOUT ROWID;
CREATE INDEX registered_model_version_of_run ON registered_model_version (run_id) WHERE run_id IS NOT NULL;
