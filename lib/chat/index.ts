import "server-only";

export { endChat, giveBackChat, takeChat } from "#lib/chat/commands/move-chat.ts";
export { openChat } from "#lib/chat/commands/open-chat.ts";
export { beAtDesk, beInChat } from "#lib/chat/commands/presence.ts";
export { say } from "#lib/chat/commands/say.ts";
export { sweepChats } from "#lib/chat/commands/sweep-chats.ts";
export { keptHours } from "#lib/chat/data/opening.ts";
export { chatInput, openChatInput } from "#lib/chat/domain/schemas.ts";
export * from "#lib/chat/public.ts";
export {
  type ChatMessageView,
  type ChatOffer,
  type ChatView,
  chatDesk,
  chatDocument,
  chatLines,
  chatOffer,
  chatReopens,
  chatView,
  type DeskChat,
  myChats,
} from "#lib/chat/queries/chats.ts";
