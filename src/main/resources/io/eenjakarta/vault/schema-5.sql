-- The vault, version 5: charts of what happened. After version 4.

-- How often something happened over a stretch of time is counted in the index alone.
CREATE INDEX IF NOT EXISTS een_audit_act ON een_audit (act, happened_at);

-- Last, so that whoever runs the scripts by hand has said so.
INSERT INTO een_schema (version) SELECT 5 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 5);
