-- Cold state of grains, and the outbox that tells the projector of each write.

CREATE TABLE grain_state (
    state_name TEXT    NOT NULL,
    grain_id   TEXT    NOT NULL, -- 'type/key', exactly as GrainId.ToString() has it
    version    INTEGER NOT NULL CHECK (version > 0),
    payload    BLOB,             -- NULL: the state was cleared; its version stays, so that an older writer still loses
    PRIMARY KEY (state_name, grain_id)
);

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    state_name TEXT    NOT NULL,
    grain_id   TEXT    NOT NULL,
    version    INTEGER NOT NULL
);

CREATE TRIGGER grain_state_inserted AFTER INSERT ON grain_state
BEGIN
    INSERT INTO outbox (state_name, grain_id, version) VALUES (NEW.state_name, NEW.grain_id, NEW.version);
END;

CREATE TRIGGER grain_state_updated AFTER UPDATE ON grain_state
BEGIN
    INSERT INTO outbox (state_name, grain_id, version) VALUES (NEW.state_name, NEW.grain_id, NEW.version);
END;

-- What the Orleans provider looks up at its start. The table's and columns' names are the provider's.
CREATE TABLE OrleansQuery (
    QueryKey  TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
);

-- One statement each: a batch with BEGIN and COMMIT would leave a pooled connection inside a transaction after an error.
-- @GrainIdExtensionString is '=' and the grain id (see GatedGrainStorage): NULL, of a caller that goes round it, is refused by the key column.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey',
'SELECT payload AS PayloadBinary, version AS Version
FROM grain_state
WHERE state_name = @GrainTypeString AND grain_id = substr(@GrainIdExtensionString, 2)'),

-- A writer without a version inserts; one with a version updates the row of just that version, and fails where it is gone.
('WriteToStorageKey',
'INSERT INTO grain_state (state_name, grain_id, version, payload)
SELECT @GrainTypeString, substr(@GrainIdExtensionString, 2), 1, @PayloadBinary
WHERE @GrainStateVersion IS NULL OR EXISTS (
    SELECT 1 FROM grain_state
    WHERE state_name = @GrainTypeString AND grain_id = substr(@GrainIdExtensionString, 2) AND version = @GrainStateVersion)
ON CONFLICT (state_name, grain_id) DO UPDATE
SET version = grain_state.version + 1, payload = excluded.payload
WHERE grain_state.version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion'),

('ClearStorageKey',
'UPDATE grain_state SET version = version + 1, payload = NULL
WHERE state_name = @GrainTypeString AND grain_id = substr(@GrainIdExtensionString, 2) AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion');
