-- Structures and services can be changed by their managers: each change is counted, and the trail is read by structure.

ALTER TABLE "structure" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "service" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "audit_event_structure_id_at_idx" ON "audit_event"("structure_id", "at");
