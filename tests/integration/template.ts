/** The migrated database that every test file copies. */
export const TEMPLATE = "chorale_template";
