-- The vault, version 6: grants of accounts below that of a login. After version 5.

-- The grant of the login that a switched grant came from, and with which it ends; null for others.
ALTER TABLE een_grant ADD COLUMN IF NOT EXISTS parent VARCHAR(64);

CREATE INDEX IF NOT EXISTS een_grant_parent ON een_grant (parent);

-- Last, so that whoever runs the scripts by hand has said so.
INSERT INTO een_schema (version) SELECT 6 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 6);
