-- The registry's lists. Projected from grain state: version is the state's, and a row never goes back to an older one.

CREATE TABLE registered_model (
    model_id       bigint PRIMARY KEY,
    workspace      text COLLATE "C" NOT NULL,
    owner          text COLLATE "C" NOT NULL,
    name           text COLLATE "C" NOT NULL,
    description    text COLLATE "C" NOT NULL,
    tags           text COLLATE "C" NOT NULL, -- a JSON object
    aliases        text COLLATE "C" NOT NULL, -- a JSON object: the version that each alias names
    versions       bigint NOT NULL,
    latest_version bigint,          -- NULL: there is none
    created_at     bigint NOT NULL,
    updated_at     bigint NOT NULL,
    deleted_at     bigint,          -- NULL: it is there; the row stays, so that an older version still loses
    version        bigint NOT NULL
);
CREATE INDEX registered_model_of_workspace ON registered_model (workspace, name) WHERE deleted_at IS NULL;

CREATE TABLE registered_model_version (
    model_id   bigint NOT NULL REFERENCES registered_model (model_id) ON DELETE CASCADE,
    number     bigint NOT NULL,
    source     text COLLATE "C" NOT NULL, -- runs:/RUN/PATH or models:/MODEL_ID
    run_id     text COLLATE "C",
    created_at bigint NOT NULL,
    PRIMARY KEY (model_id, number)
);
CREATE INDEX registered_model_version_of_run ON registered_model_version (run_id) WHERE run_id IS NOT NULL;
