import type { Channel, NotificationType } from "#lib/notifications/domain/types.ts";

/** What browser code may import of the notifications. */
export type { Channel, NotificationType } from "#lib/notifications/domain/types.ts";

/** The key of a type in the catalogues, where a point would open a block. */
export function typeKey<T extends NotificationType>(type: T) {
  return type.replaceAll(".", "_") as T extends `${infer A}.${infer B}` ? `${A}_${B}` : never;
}

/** Name of the box of one choice in its form. */
export function choiceName(type: NotificationType, channel: Channel): string {
  return `${typeKey(type)}-${channel}`;
}

/** Names of the fields of an application's habits. */
export function habitNames(application: string) {
  return { rhythm: `${application}-rythme`, weekly: `${application}-semaine` };
}
