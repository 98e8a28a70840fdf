export {
  CHAT_ENDS,
  CHAT_STATES,
  type ChatEnd,
  type ChatSide,
  type ChatState,
  MESSAGE_LENGTH,
} from "#lib/chat/domain/states.ts";
