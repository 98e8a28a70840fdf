import "server-only";

export { type ImportProgress, importStock } from "#lib/register/commands/import-stock.ts";
export type { RegisterAnswer, RegisteredCompany, RegisterSource } from "#lib/register/domain/company.ts";
export { findCompany } from "#lib/register/queries/find-company.ts";
