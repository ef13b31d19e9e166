-- The vault, version 4: the audit trail, and lists of grants. After version 3.

-- One row for each thing that somebody did or that happened to a grant. Nothing in it is secret; empty means not known.
CREATE TABLE IF NOT EXISTS een_audit (
  id VARCHAR(64) PRIMARY KEY,
  happened_at BIGINT NOT NULL,
  act VARCHAR(32) NOT NULL,
  who VARCHAR(255) NOT NULL,
  grant_id VARCHAR(64) NOT NULL,
  provider VARCHAR(64) NOT NULL,
  account VARCHAR(255) NOT NULL,
  user_id VARCHAR(255) NOT NULL,
  generation INTEGER NOT NULL,
  code VARCHAR(64) NOT NULL,
  why VARCHAR(1000) NOT NULL
);

CREATE INDEX IF NOT EXISTS een_audit_time ON een_audit (happened_at DESC, id DESC);

CREATE INDEX IF NOT EXISTS een_audit_grant ON een_audit (grant_id, happened_at DESC, id DESC);

CREATE INDEX IF NOT EXISTS een_audit_person ON een_audit (account, user_id, happened_at DESC, id DESC);

CREATE INDEX IF NOT EXISTS een_audit_caller ON een_audit (who, happened_at DESC, id DESC);

-- The list of all grants, the latest login first; those in one state, and the dead ones that may go.
CREATE INDEX IF NOT EXISTS een_grant_list ON een_grant (first_login DESC, id DESC);

CREATE INDEX IF NOT EXISTS een_grant_state ON een_grant (status, kind, last_rotation);

-- Last, so that whoever runs the scripts by hand has said so.
INSERT INTO een_schema (version) SELECT 4 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 4);
