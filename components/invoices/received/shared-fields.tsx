export type SharedFields = {
  readonly idempotencyKey: string;
  /** "id:version" of each invoice. */
  readonly chosen: readonly string[];
  readonly list: string;
};

/** What both gestures on several invoices post: which, as they were seen, and where to go back to. */
export function SharedInputs({ shared: { idempotencyKey, chosen, list } }: { shared: SharedFields }) {
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="liste" value={list} />
      {chosen.map((one) => (
        <input key={one} type="hidden" name="chosen" value={one} />
      ))}
    </>
  );
}
