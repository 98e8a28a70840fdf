/** Who a closed account is from then on, wherever a history names it: a number that leads to nobody. */
export type Pseudonym = { readonly firstName: string; readonly lastName: string; readonly email: string };

/** `.invalid` is reserved (RFC 2606): no mail can ever reach such an address, and nobody can register it. */
export function pseudonymOf(userId: string): Pseudonym {
  return { firstName: "Compte", lastName: `fermé ${userId.slice(-8)}`, email: `ferme-${userId}@compte-ferme.invalid` };
}
