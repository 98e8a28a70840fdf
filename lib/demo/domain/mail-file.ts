/** Folder, below the data folder, where the mail catcher puts messages and the demonstration reads them. */
export const MAIL_FOLDER = "courrier";

/** `1764000000000-<uuid>`: sorted by arrival, and nothing that could climb out of the folder. */
const NAME = /^\d{13}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isMailName(name: string): boolean {
  return NAME.test(name);
}
