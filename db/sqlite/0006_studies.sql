-- Several objectives, what parameters were drawn from, what the system notes about a trial, and studies that are paused or being deleted.

-- Trials of one study share their distributions, so each set is stored once.
CREATE TABLE distribution_set (
    set_id INTEGER PRIMARY KEY,
    json   TEXT NOT NULL UNIQUE -- a JSON object of parameter names to distributions
);

ALTER TABLE trial ADD COLUMN all_values TEXT; -- a JSON array of all values where there are several; value is the first
ALTER TABLE trial ADD COLUMN system_attributes TEXT NOT NULL DEFAULT '{}'; -- a JSON object of names to JSON texts
ALTER TABLE trial ADD COLUMN distributions_id INTEGER REFERENCES distribution_set (set_id); -- NULL: drawn from the study's space
ALTER TABLE trial ADD COLUMN feasible INTEGER NOT NULL DEFAULT 1;

-- The same index with what the best trial is chosen by.
DROP INDEX trial_summary;
CREATE INDEX trial_summary ON trial (study_id, state, feasible, value, number, changed_at);

-- A CHECK cannot be altered: the table is made anew.
CREATE TABLE study_next (
    study_id      INTEGER PRIMARY KEY,
    workspace     TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    experiment_id INTEGER NOT NULL,
    direction     TEXT    NOT NULL CHECK (direction IN ('MINIMIZE', 'MAXIMIZE')), -- of the first objective
    directions    TEXT,                                                           -- of all, with commas between, where there are several
    sampler       TEXT    NOT NULL,
    objective     TEXT    NOT NULL,
    phase         TEXT    NOT NULL CHECK (phase IN ('CREATED', 'RUNNING', 'FINISHED', 'STOPPED', 'PAUSED', 'DELETED')),
    target        INTEGER,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    version       INTEGER NOT NULL
);

INSERT INTO study_next SELECT study_id, workspace, owner, name, experiment_id, direction, NULL, sampler, objective, phase, target, created_at, updated_at, version FROM study;
DROP TABLE study;
ALTER TABLE study_next RENAME TO study;
CREATE INDEX study_of_workspace ON study (workspace, study_id);
CREATE INDEX study_at_work ON study (study_id) WHERE phase IN ('RUNNING', 'DELETED');
