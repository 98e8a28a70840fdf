import { useTranslations } from "next-intl";
import { CLAIM_TONES } from "#components/recovery/own-claim.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import type { ClaimLine } from "#lib/recovery/public.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

export function ClaimsTable({ lines }: { lines: readonly ClaimLine[] }) {
  const t = useTranslations("claims");
  const states = useTranslations("recovery.states");
  return (
    <Table<ClaimLine>
      caption={t("caption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "structure",
          header: t("structure"),
          rowHeader: true,
          cell: (line) => <Link href={routes.adminClaim(line.id)}>{line.structure}</Link>,
        },
        {
          key: "identifier",
          header: t("identifier"),
          nowrap: true,
          cell: (line) => <Identifier value={line.identifier} />,
        },
        { key: "claimant", header: t("claimant"), cell: (line) => line.claimant },
        {
          key: "asked",
          header: t("askedOn"),
          nowrap: true,
          cell: (line) => <DateText value={parisDay(line.askedAt)} />,
        },
        {
          key: "decidable",
          header: t("decidableOn"),
          nowrap: true,
          cell: (line) => <DateText value={parisDay(line.decidableAt)} />,
        },
        { key: "objections", header: t("objections"), align: "end", cell: (line) => line.objections },
        {
          key: "state",
          header: t("state"),
          cell: (line) => <StatusDot tone={CLAIM_TONES[line.status]}>{states(line.status)}</StatusDot>,
        },
      ]}
    />
  );
}
