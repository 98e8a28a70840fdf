import "server-only";
import type { Prisma } from "#generated/prisma/client.ts";
import { isoDateOf } from "#lib/shared/dates.ts";
import { serviceIsActive, serviceState } from "#lib/structures/domain/service.ts";
import type { ManagedService, ServiceView, StructureView } from "#lib/structures/domain/views.ts";

export const STRUCTURE_SELECT = {
  id: true,
  identifierType: true,
  identifier: true,
  siren: true,
  kind: true,
  status: true,
  legalName: true,
  label: true,
  addressLine: true,
  addressLine2: true,
  addressLine3: true,
  postcode: true,
  town: true,
  country: true,
  vatNumber: true,
  payerKind: true,
  paymentDays: true,
  requiresService: true,
  requiresCommitment: true,
  requiresServiceOrCommitment: true,
  paymentNotReported: true,
  moaOnly: true,
} as const satisfies Prisma.StructureSelect;

export const SERVICE_SELECT = {
  id: true,
  code: true,
  label: true,
  status: true,
  validFrom: true,
  validTo: true,
  requiresCommitment: true,
  paymentReported: true,
} as const satisfies Prisma.ServiceSelect;

export const MANAGED_SERVICE_SELECT = {
  ...SERVICE_SELECT,
  description: true,
  version: true,
} as const satisfies Prisma.ServiceSelect;

type StructureRow = Prisma.StructureGetPayload<{ select: typeof STRUCTURE_SELECT }>;
type ServiceRow = Prisma.ServiceGetPayload<{ select: typeof SERVICE_SELECT }>;
type ManagedServiceRow = Prisma.ServiceGetPayload<{ select: typeof MANAGED_SERVICE_SELECT }>;

export function toStructureView(row: StructureRow): StructureView {
  return {
    id: row.id,
    identifierType: row.identifierType,
    identifier: row.identifier,
    siren: row.siren,
    kind: row.kind,
    active: row.status === "ACTIVE",
    legalName: row.legalName,
    label: row.label,
    addressLines: [row.addressLine, row.addressLine2, row.addressLine3].filter((line) => line !== null),
    postcode: row.postcode,
    town: row.town,
    country: row.country,
    vatNumber: row.vatNumber,
    payerKind: row.payerKind,
    paymentDays: row.paymentDays,
    flags: {
      requiresService: row.requiresService,
      requiresCommitment: row.requiresCommitment,
      requiresServiceOrCommitment: row.requiresServiceOrCommitment,
      paymentNotReported: row.paymentNotReported,
      moaOnly: row.moaOnly,
    },
  };
}

/** `today` is a day in Europe/Paris. */
export function toServiceView(row: ServiceRow, today: string): ServiceView {
  const { status, validFrom, validTo, ...rest } = row;
  const dates = daysOf(validFrom, validTo);
  return { ...rest, ...dates, active: serviceIsActive({ status, ...dates }, today) };
}

export function toManagedService(row: ManagedServiceRow, today: string): ManagedService {
  const { status, validFrom, validTo, ...rest } = row;
  const dates = daysOf(validFrom, validTo);
  return { ...rest, ...dates, state: serviceState({ status, ...dates }, today) };
}

function daysOf(validFrom: Date | null, validTo: Date | null) {
  return { validFrom: validFrom && isoDateOf(validFrom), validTo: validTo && isoDateOf(validTo) };
}
