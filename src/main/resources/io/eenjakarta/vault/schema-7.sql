-- The vault, version 7: reserved. After version 6.

INSERT INTO een_schema (version) SELECT 7 WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = 7);
