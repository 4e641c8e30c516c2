-- All silos that work on one database are one cluster: its name, made here once, and Orleans' membership table.

CREATE TABLE cluster (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one), -- one row
    cluster_id text COLLATE "C" NOT NULL
);

INSERT INTO cluster (cluster_id) VALUES ('har-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12));

-- The number of the membership's last change. Each change to a silo's row goes with the next number or not at all, so that silos agree on the order of changes.
CREATE TABLE membership_version (
    deployment_id text COLLATE "C" NOT NULL PRIMARY KEY,
    version       integer NOT NULL DEFAULT 0
);

CREATE TABLE membership (
    deployment_id   text COLLATE "C" NOT NULL,
    address         text COLLATE "C" NOT NULL,
    port            integer NOT NULL,
    generation      integer NOT NULL,    -- grows with each start on the same address and port
    silo_name       text COLLATE "C" NOT NULL,
    host_name       text COLLATE "C" NOT NULL,
    status          integer NOT NULL,    -- Orleans' SiloStatus: 3 is active, 6 dead
    proxy_port      integer NOT NULL,    -- of the gateway; 0: none
    suspect_times   text COLLATE "C",    -- who suspects it since when
    start_time      timestamptz NOT NULL,
    i_am_alive_time timestamptz NOT NULL,
    PRIMARY KEY (deployment_id, address, port, generation)
);

-- What Orleans' clustering provider looks up. Keys, parameters and the names of columns in answers are the provider's. One statement each, so each is a transaction:
-- the part that takes the next number waits for another's change, and finds its number taken.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey',
'WITH made AS (INSERT INTO membership_version (deployment_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
SELECT EXISTS (SELECT 1 FROM made)'),

('InsertMembershipKey',
'WITH next AS (
    UPDATE membership_version SET version = version + 1
    WHERE deployment_id = @DeploymentId AND version = @Version AND NOT EXISTS (
        SELECT 1 FROM membership WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id),
made AS (
    INSERT INTO membership (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
    SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next
    RETURNING 1)
SELECT EXISTS (SELECT 1 FROM made)'),

('UpdateMembershipKey',
'WITH next AS (
    UPDATE membership_version SET version = version + 1
    WHERE deployment_id = @DeploymentId AND version = @Version AND EXISTS (
        SELECT 1 FROM membership WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id),
changed AS (
    UPDATE membership m SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
    FROM next WHERE m.deployment_id = next.deployment_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    RETURNING 1)
SELECT EXISTS (SELECT 1 FROM changed)'),

-- A sign of life is no change of the membership, and takes no number.
('UpdateIAmAlivetimeKey',
'UPDATE membership SET i_am_alive_time = @IAmAliveTime
WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

-- The number even where there is no silo.
('MembershipReadAllKey',
'SELECT v.deployment_id AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
    m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.i_am_alive_time AS IAmAliveTime, v.version AS Version
FROM membership_version v LEFT JOIN membership m ON m.deployment_id = v.deployment_id
WHERE v.deployment_id = @DeploymentId'),

('MembershipReadRowKey',
'SELECT v.deployment_id AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
    m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.i_am_alive_time AS IAmAliveTime, v.version AS Version
FROM membership_version v
LEFT JOIN membership m ON m.deployment_id = v.deployment_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
WHERE v.deployment_id = @DeploymentId'),

('GatewaysQueryKey',
'SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM membership
WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0'),

('DeleteMembershipTableEntriesKey',
'WITH gone AS (DELETE FROM membership WHERE deployment_id = @DeploymentId)
DELETE FROM membership_version WHERE deployment_id = @DeploymentId'),

-- Dead silos only: the others may be there still.
('CleanupDefunctSiloEntriesKey',
'DELETE FROM membership WHERE deployment_id = @DeploymentId AND status = 6 AND i_am_alive_time < @IAmAliveTime'),

('CleanupDefunctSiloEntryKey',
'DELETE FROM membership
WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND status = 6
    AND start_time = @StartTime AND i_am_alive_time = @IAmAliveTime AND suspect_times IS NOT DISTINCT FROM @SuspectTimes');
