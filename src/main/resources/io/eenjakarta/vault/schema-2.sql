-- The vault, version 2: grants that callers of a portal with its own login have connected. After version 1.

-- One row for each connected grant; account and user are those of the provider. Nothing in it is secret.
CREATE TABLE IF NOT EXISTS een_link (
  grant_id VARCHAR(64) PRIMARY KEY,
  caller VARCHAR(255) NOT NULL,
  provider VARCHAR(64) NOT NULL,
  account VARCHAR(255) NOT NULL,
  user_id VARCHAR(255) NOT NULL,
  linked_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS een_link_caller ON een_link (caller);

-- Last, so that whoever runs the scripts by hand has said so.
INSERT INTO een_schema (version) SELECT 2 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 2);
