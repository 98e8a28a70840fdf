type Addresses = { readonly loginEmail: string; readonly contactEmail: string; readonly contactVerified: boolean };

/** Where a person gets mail: at the contact address once they have shown that it is theirs, at the address of sign-in until then. */
export function mailAddressOf({ loginEmail, contactEmail, contactVerified }: Addresses): string {
  return contactVerified ? contactEmail : loginEmail;
}
