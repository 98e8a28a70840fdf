/**
 * The visitor's address in X-Forwarded-For: each proxy appends who called it, so the last `trustedProxies` entries were written by
 * ours and the first of those is the visitor. What stands before is whatever the visitor sent.
 */
export function visitorAddress(forwardedFor: string | null, trustedProxies: number): string | null {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => hop !== "");
  const address = hops[Math.max(0, hops.length - trustedProxies)];
  return address?.replace(/^::ffff:(?=\d+\.)/, "").slice(0, 45) ?? null;
}

/** What counts as one visitor for a limit: an IPv4 address, or the /64 that an IPv6 customer is given whole. */
export function addressGroup(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const zeros = address.includes("::") ? Math.max(0, 8 - left.length - right.length) : 0;
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}
