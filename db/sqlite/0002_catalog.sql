-- Names, and what people list. Times: 100 ns units since 1970-01-01 UTC, so that a .NET time comes back as it was.

-- One sequence of ids for every kind; AUTOINCREMENT never gives one out twice, also after its row is gone.
CREATE TABLE name_claim (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL,
    kind      TEXT NOT NULL,
    name      TEXT NOT NULL,
    UNIQUE (workspace, kind, name)
);

-- Projected from grain state: version is the state's, and a row never goes back to an older one.
CREATE TABLE study (
    study_id      INTEGER PRIMARY KEY,
    workspace     TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    experiment_id INTEGER NOT NULL,
    direction     TEXT    NOT NULL CHECK (direction IN ('MINIMIZE', 'MAXIMIZE')),
    sampler       TEXT    NOT NULL,
    objective     TEXT    NOT NULL,
    phase         TEXT    NOT NULL CHECK (phase IN ('CREATED', 'RUNNING', 'FINISHED', 'STOPPED')),
    target        INTEGER,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    version       INTEGER NOT NULL
);
CREATE INDEX study_of_workspace ON study (workspace, study_id);
CREATE INDEX study_running ON study (study_id) WHERE phase = 'RUNNING';

CREATE TABLE experiment (
    experiment_id INTEGER PRIMARY KEY,
    workspace     TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    tags          TEXT    NOT NULL, -- a JSON object
    created_at    INTEGER NOT NULL,
    version       INTEGER NOT NULL
);
CREATE INDEX experiment_of_workspace ON experiment (workspace, experiment_id);
