-- needs: 0013
-- Up to which migration a program has to know them to work with a database that has this one; so that an older program may start beside migrations that only add.

ALTER TABLE schema_migration ADD COLUMN needs integer; -- NULL: up to the migration itself
