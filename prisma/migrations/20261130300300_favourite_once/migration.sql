-- The same rule in the form that the schema leaves alone, as for attachment requests: it would otherwise ask to drop the index.
DROP INDEX favourite_recipient_once;
CREATE UNIQUE INDEX favourite_recipient_once ON favourite_recipient
  (user_id, recipient_id, coalesce(service_id, '00000000-0000-0000-0000-000000000000'::uuid));
