-- Metric points a few thousand a row, in place of a row each: a row with its index entries cost far more than what it held. What is listed of a metric stands beside its counts.

CREATE TABLE metric_chunk (
    chunk_id       INTEGER PRIMARY KEY,
    metric_id      INTEGER NOT NULL REFERENCES run_metric (metric_id),
    writer         INTEGER NOT NULL,
    superseded     INTEGER NOT NULL DEFAULT 0, -- all of its points are hidden
    points         INTEGER NOT NULL CHECK (points > 0),
    first_point    INTEGER NOT NULL, -- cursors of readers, which count the points of a run
    last_point     INTEGER NOT NULL,
    first_sequence INTEGER NOT NULL, -- the smallest and largest, as of step and value
    last_sequence  INTEGER NOT NULL,
    low_step       INTEGER NOT NULL,
    high_step      INTEGER NOT NULL,
    low            REAL,             -- NULL: no value that is a number
    high           REAL,
    data           BLOB    NOT NULL  -- cursor, sequence, step, value and time of each
);

INSERT INTO metric_chunk (metric_id, writer, superseded, points, first_point, last_point, first_sequence, last_sequence, low_step, high_step, low, high, data)
SELECT metric_id, writer, superseded, COUNT(*), MIN(point_id), MAX(point_id), MIN(sequence), MAX(sequence), MIN(step), MAX(step), MIN(value), MAX(value),
    har_chunk(point_id, sequence, step, value, time_ms)
FROM (
    SELECT p.*, (ROW_NUMBER() OVER (PARTITION BY p.metric_id, p.writer, p.superseded ORDER BY p.point_id) - 1) / 2048 AS part FROM metric_point p) parts
GROUP BY metric_id, writer, superseded, part;

CREATE UNIQUE INDEX metric_chunk_of_metric ON metric_chunk (metric_id, last_point);

ALTER TABLE run_metric ADD COLUMN last_sequence INTEGER; -- of last_point, as last_value
ALTER TABLE run_metric ADD COLUMN last_step INTEGER;
ALTER TABLE run_metric ADD COLUMN last_time_ms INTEGER;
ALTER TABLE run_metric ADD COLUMN writer INTEGER NOT NULL DEFAULT 0;       -- who wrote last
ALTER TABLE run_metric ADD COLUMN high_sequence INTEGER;                   -- the largest of that writer, hidden ones too
ALTER TABLE run_metric ADD COLUMN small_chunks INTEGER NOT NULL DEFAULT 0; -- visible ones of that writer that are to be joined

UPDATE run_metric SET
    (last_sequence, last_step, last_time_ms) = (SELECT p.sequence, p.step, p.time_ms FROM metric_point p WHERE p.point_id = run_metric.last_point),
    writer = COALESCE((SELECT MAX(c.writer) FROM metric_chunk c WHERE c.metric_id = run_metric.metric_id), 0);
UPDATE run_metric SET
    high_sequence = (SELECT MAX(c.last_sequence) FROM metric_chunk c WHERE c.metric_id = run_metric.metric_id AND c.writer = run_metric.writer),
    small_chunks = (SELECT COUNT(*) FROM metric_chunk c WHERE c.metric_id = run_metric.metric_id AND c.writer = run_metric.writer AND c.superseded = 0 AND c.points < 1024);

DROP TABLE metric_point;
