-- CreateEnum
CREATE TYPE "ChatState" AS ENUM ('WAITING', 'OPEN', 'ENDED');

-- CreateEnum
CREATE TYPE "ChatSide" AS ENUM ('USER', 'AGENT');

-- CreateTable
CREATE TABLE "chat" (
    "id" UUID NOT NULL,
    "state" "ChatState" NOT NULL DEFAULT 'WAITING',
    "user_id" UUID NOT NULL,
    "agent_id" UUID,
    "locale" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL,
    "taken_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,
    "ended_by" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "last_said_at" TIMESTAMPTZ NOT NULL,
    "user_seen_at" TIMESTAMPTZ NOT NULL,
    "agent_seen_at" TIMESTAMPTZ,

    CONSTRAINT "chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_message" (
    "id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "side" "ChatSide" NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "document_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_desk" (
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "chat_desk_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "chat_state_opened_at_idx" ON "chat"("state", "opened_at");

-- CreateIndex
CREATE INDEX "chat_user_id_opened_at_idx" ON "chat"("user_id", "opened_at");

-- CreateIndex
CREATE INDEX "chat_message_document_id_idx" ON "chat_message"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_message_chat_id_position_key" ON "chat_message"("chat_id", "position");

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_desk" ADD CONSTRAINT "chat_desk_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One conversation at a time: two clicks open one.
CREATE UNIQUE INDEX chat_one_open ON chat (user_id) WHERE state <> 'ENDED';
