/** How the words of an attachment are had, by its media type. What is not named holds none that is looked for. */
export const SEARCHED_TYPES: Readonly<Record<string, "pdf" | "markup" | "text" | "package">> = {
  "application/pdf": "pdf",
  "application/xml": "markup",
  "application/xhtml+xml": "markup",
  "text/html": "markup",
  "image/svg+xml": "markup",
  "text/plain": "text",
  "text/csv": "text",
  "application/vnd.oasis.opendocument.text": "package",
  "application/vnd.oasis.opendocument.spreadsheet": "package",
  "application/vnd.oasis.opendocument.presentation": "package",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "package",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "package",
};
