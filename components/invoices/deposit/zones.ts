import { fieldId } from "#components/ui/field-id.ts";

/** The anchor of the zone where a field was read: the field links to it, and it links back to the field. */
export function zoneId(field: string): string {
  return `zone-${field}`;
}

/** The anchor of the control of a field. */
export function controlId(field: string): string {
  return fieldId(field);
}
