CREATE TABLE "health_minute" (
    "part" TEXT NOT NULL,
    "minute" TIMESTAMPTZ NOT NULL,
    "level" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    CONSTRAINT "health_minute_pkey" PRIMARY KEY ("part", "minute"),
    CONSTRAINT "health_minute_level" CHECK ("level" IN ('UP', 'SLOW', 'DOWN'))
);
CREATE INDEX "health_minute_minute_idx" ON "health_minute"("minute");

CREATE TABLE "health_day" (
    "part" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "up" INTEGER NOT NULL DEFAULT 0,
    "slow" INTEGER NOT NULL DEFAULT 0,
    "down" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "health_day_pkey" PRIMARY KEY ("part", "day")
);

CREATE TABLE "health_incident" (
    "id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL,
    "closed_at" TIMESTAMPTZ,
    CONSTRAINT "health_incident_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "health_incident_level" CHECK ("level" IN ('SLOW', 'DOWN'))
);
CREATE INDEX "health_incident_opened_at_idx" ON "health_incident"("opened_at");
-- Two workers that measure at once open one incident.
CREATE UNIQUE INDEX "health_incident_open" ON "health_incident"("part") WHERE "closed_at" IS NULL;

CREATE TABLE "health_note" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "french" TEXT NOT NULL,
    "english" TEXT NOT NULL,
    CONSTRAINT "health_note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "health_note_incident_id_idx" ON "health_note"("incident_id");
ALTER TABLE "health_note" ADD CONSTRAINT "health_note_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "health_incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;
