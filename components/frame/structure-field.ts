/** The name under which a structure is chosen in the header and on the page of all of them. */
export const STRUCTURE_FIELD = "structure";
