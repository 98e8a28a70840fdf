export { MOST_TURNS, readTurns, type Said, type Turn } from "#lib/assistant/domain/conversation.ts";
