-- The vault, version 8: webhooks, by which the platform delivers events. After version 7.

-- One row for each webhook. Its id is a hash; the column sealed holds the address's secret part and the platform's secret.
CREATE TABLE IF NOT EXISTS een_webhook (
  id VARCHAR(64) PRIMARY KEY,
  grant_id VARCHAR(64) NOT NULL,
  wanted VARCHAR(100000) NOT NULL,
  subscription VARCHAR(255) NOT NULL,
  sealed VARCHAR(4000) NOT NULL,
  key_id VARCHAR(64) NOT NULL,
  made_at BIGINT NOT NULL,
  opening_until BIGINT NOT NULL,
  looked_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS een_webhook_grant ON een_webhook (grant_id);

CREATE INDEX IF NOT EXISTS een_webhook_look ON een_webhook (looked_at);

-- Which events were delivered, each as a hash, for as long as a delivery may be repeated.
CREATE TABLE IF NOT EXISTS een_webhook_event (
  webhook_id VARCHAR(64) NOT NULL,
  event VARCHAR(64) NOT NULL,
  seen_until BIGINT NOT NULL,
  PRIMARY KEY (webhook_id, event)
);

CREATE INDEX IF NOT EXISTS een_webhook_event_end ON een_webhook_event (seen_until);

-- Last, so that whoever runs the scripts by hand has said so.
INSERT INTO een_schema (version) SELECT 8 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 8);
