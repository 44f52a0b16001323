CREATE INDEX invite_to ON invite (email, created_at, id);
