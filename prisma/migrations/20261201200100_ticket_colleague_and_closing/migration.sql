-- To whom a ticket was handed by a colleague; when its issuer was told that it closes by itself.
ALTER TABLE "ticket_event" ADD COLUMN "target_id" UUID;
ALTER TABLE "ticket" ADD COLUMN "reminded_at" TIMESTAMPTZ;

-- Those that wait for their issuer, the longest first: what the job that reminds and closes reads.
CREATE INDEX ticket_waits_for_issuer ON ticket (status, status_at) WHERE status IN ('EN_ATTENTE_INFORMATIONS', 'RESOLU');
