-- What objectives and people note about a trial, and the children of a run.

ALTER TABLE trial ADD COLUMN user_attributes text COLLATE "C" NOT NULL DEFAULT '{}'; -- a JSON object of names to JSON texts

CREATE INDEX run_of_parent ON run (parent_run_id, run_no) WHERE parent_run_id IS NOT NULL;
