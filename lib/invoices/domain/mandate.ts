/**
 * The version of the mandate to invoice that is asked for today. Its words are `mandate.text` in the catalogues; a test holds their
 * fingerprint, so that nobody changes them without a new version, which every structure is then asked to accept.
 */
export const MANDATE_VERSION = "2026-11";
