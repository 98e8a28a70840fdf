/** What the stream says, as pages hear it. */
export type LiveData = {
  readonly unread: { readonly unread: number; readonly label: string; readonly says: string };
  /** What waits for a manager, as the menu says it, shown and spoken. */
  readonly approvals: { readonly menu: string; readonly spoken: string };
  readonly invoice: { readonly id: string; readonly position: number; readonly mine: boolean };
  readonly chat: { readonly id: string; readonly typing: boolean };
  readonly gap: Readonly<Record<string, never>>;
};
export type LiveKind = keyof LiveData;
export const LIVE_KINDS = ["unread", "approvals", "invoice", "chat", "gap"] as const satisfies LiveKind[];

const NAME = "chorale:";

/** Says in this tab what the stream said. */
export function sayLive(kind: LiveKind, data: unknown): void {
  window.dispatchEvent(new CustomEvent(NAME + kind, { detail: data }));
}

/** Runs `hear` for each event of a kind, until the function it gives is called. */
export function onLive<K extends LiveKind>(kind: K, hear: (data: LiveData[K]) => void): () => void {
  const listener = (event: Event) => hear((event as CustomEvent<LiveData[K]>).detail);
  window.addEventListener(NAME + kind, listener);
  return () => window.removeEventListener(NAME + kind, listener);
}
