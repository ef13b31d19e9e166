-- The vault, version 3: the life of grants that nobody uses. After version 2.

-- When a connected grant that nobody used meanwhile is refreshed; null: never. 0, at once, is for rows of an older build that
-- still runs.
ALTER TABLE een_grant ADD COLUMN IF NOT EXISTS keep_alive_at BIGINT DEFAULT 0;

-- The smallest number of days before its end that was announced.
ALTER TABLE een_grant ADD COLUMN IF NOT EXISTS announced INTEGER DEFAULT 90 NOT NULL;

-- 1: the last refresh brought the same refresh token again.
ALTER TABLE een_grant ADD COLUMN IF NOT EXISTS permanent INTEGER DEFAULT 0 NOT NULL;

-- Ten days after the last rotation, and up to two more by chance.
UPDATE een_grant SET keep_alive_at = last_rotation + 864000000 + CAST(RANDOM() * 172800000 AS BIGINT)
  WHERE keep_alive_at = 0 AND kind = 'OFFLINE' AND status IN ('ACTIVE', 'ROTATING', 'SUSPECT');

-- Connected ones that an older build has stored meanwhile keep their 0.
UPDATE een_grant SET keep_alive_at = NULL WHERE keep_alive_at = 0
  AND (kind <> 'OFFLINE' OR status NOT IN ('ACTIVE', 'ROTATING', 'SUSPECT'));

CREATE INDEX IF NOT EXISTS een_grant_keep_alive ON een_grant (provider, kind, keep_alive_at);

CREATE INDEX IF NOT EXISTS een_grant_end ON een_grant (provider, kind, permanent, status, announced, first_login);

DROP INDEX IF EXISTS een_grant_resting;

-- Last, so that whoever runs the scripts by hand has said so.
INSERT INTO een_schema (version) SELECT 3 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 3);
