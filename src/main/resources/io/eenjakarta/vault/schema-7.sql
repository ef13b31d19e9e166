-- The vault, version 7: events on their way to browsers. After version 6.

-- One row for each feed that somebody watches, on whichever node. Instants are those of the database's clock.
CREATE TABLE IF NOT EXISTS een_feed (
  id VARCHAR(64) PRIMARY KEY,
  grant_id VARCHAR(64) NOT NULL,
  epoch VARCHAR(32) NOT NULL,
  state VARCHAR(32) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  leased_until BIGINT NOT NULL,
  wanted_until BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  last_place BIGINT NOT NULL,
  forgotten_until BIGINT NOT NULL,
  -- Since when events may be missing that the holder has not asked for yet; 0: none.
  missing_since BIGINT NOT NULL,
  -- The subscription at the platform, sealed; empty when there is none.
  source VARCHAR(20000) NOT NULL
);

CREATE INDEX IF NOT EXISTS een_feed_grant ON een_feed (grant_id, wanted_until);

-- One row for each event of a feed, for a quarter of an hour or so. What was seen is sealed, bound to feed and event.
CREATE TABLE IF NOT EXISTS een_feed_event (
  feed_id VARCHAR(64) NOT NULL,
  place BIGINT NOT NULL,
  event_id VARCHAR(255) NOT NULL,
  happened_at BIGINT NOT NULL,
  added_at BIGINT NOT NULL,
  sealed VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (feed_id, place)
);

CREATE UNIQUE INDEX IF NOT EXISTS een_feed_event_once ON een_feed_event (feed_id, event_id);

CREATE INDEX IF NOT EXISTS een_feed_event_age ON een_feed_event (feed_id, added_at);

-- Last, so that whoever runs the scripts by hand has said so.
INSERT INTO een_schema (version) SELECT 7 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 7);
