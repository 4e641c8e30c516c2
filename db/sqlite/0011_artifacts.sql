-- Artifacts by their content, and keys of the installation.

CREATE TABLE artifact_blob (
    blob_no  INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256   TEXT    NOT NULL UNIQUE,
    bytes    INTEGER NOT NULL,
    location TEXT    NOT NULL UNIQUE -- where the bytes lie; never used a second time
);

CREATE TABLE artifact (
    path        TEXT    PRIMARY KEY, -- begins with what it belongs to: runs/RUN/artifacts/ATTEMPT/, models/MODEL/artifacts/
    blob_no     INTEGER NOT NULL REFERENCES artifact_blob (blob_no),
    modified_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX artifact_of_blob ON artifact (blob_no);

CREATE TABLE secret (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
