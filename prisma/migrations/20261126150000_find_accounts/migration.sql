-- Support finds a person by any part of a name or address, accents and capitals aside; and reads the accounts of one status, newest first.
CREATE INDEX user_search ON "user" USING gin (
  plain_text(first_name || ' ' || last_name || ' ' || login_email || ' ' || contact_email) gin_trgm_ops
);
CREATE INDEX user_status_id_idx ON "user" (status, id);
