-- The vault, version 1. For H2 and PostgreSQL, and for distributed databases that speak PostgreSQL.
-- Instants are milliseconds since 1970 by the database's clock. A statement ends with a semicolon at the end of a line.

CREATE TABLE IF NOT EXISTS een_schema (
  version INTEGER PRIMARY KEY
);

-- One row for each grant. Only the column sealed holds anything secret, encrypted and bound to id and generation.
CREATE TABLE IF NOT EXISTS een_grant (
  id VARCHAR(64) PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  provider VARCHAR(64) NOT NULL,
  account VARCHAR(255),
  user_id VARCHAR(255),
  generation INTEGER NOT NULL,
  status VARCHAR(16) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  sealed VARCHAR(1000000) NOT NULL,
  key_id VARCHAR(64) NOT NULL,
  expires_at BIGINT,
  issued_at BIGINT NOT NULL,
  api_base VARCHAR(2000),
  first_login BIGINT NOT NULL,
  last_rotation BIGINT NOT NULL,
  lease_owner VARCHAR(64) NOT NULL,
  lease_deadline BIGINT NOT NULL,
  unanswered INTEGER NOT NULL,
  -- Of version 3, which adds them to older tables. H2 is not sure-footed when two applications alter a table at a time.
  keep_alive_at BIGINT DEFAULT 0,
  announced INTEGER DEFAULT 90 NOT NULL,
  permanent INTEGER DEFAULT 0 NOT NULL,
  -- Of version 6.
  parent VARCHAR(64)
);

CREATE INDEX IF NOT EXISTS een_grant_resting ON een_grant (kind, status, last_rotation);

CREATE INDEX IF NOT EXISTS een_grant_key ON een_grant (key_id, id);

CREATE INDEX IF NOT EXISTS een_grant_person ON een_grant (account, user_id);

-- One row for each login attempt whose callback was taken.
CREATE TABLE IF NOT EXISTS een_attempt (
  fingerprint VARCHAR(64) PRIMARY KEY,
  sealed_target VARCHAR(32000) NOT NULL,
  ends_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS een_attempt_end ON een_attempt (ends_at);
