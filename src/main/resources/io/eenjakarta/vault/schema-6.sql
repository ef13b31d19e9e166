-- The vault, version 6. After version 5.

INSERT INTO een_schema (version) SELECT 6 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 6);
