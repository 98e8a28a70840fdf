export * from "#lib/portal/domain/audience.ts";
export * from "#lib/portal/domain/catalogue.ts";
