import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { ManagedService } from "#lib/structures/public.ts";

const TONES: Readonly<Record<ManagedService["state"], Tone>> = {
  ACTIVE: "ok",
  INACTIVE: "neutral",
  UPCOMING: "wait",
  ENDED: "neutral",
};

type Props = {
  structure: { readonly id: string; readonly kind: "PUBLIQUE" | "PRIVEE" };
  services: readonly ManagedService[];
  /** Whoever manages the structure goes on to each service from here. */
  manages: boolean;
};

/** The services of a structure, one line each. What is asked of invoices is told of structures that receive them. */
export function ServicesTable({ structure, services, manages }: Props) {
  const t = useTranslations("services");
  const receives = structure.kind === "PUBLIQUE";
  return (
    <Table<ManagedService>
      caption={t("caption", { count: services.length })}
      rows={services}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "code",
          header: t("code"),
          rowHeader: true,
          cell: ({ id, code }) => (manages ? <Link href={routes.service(structure.id, id)}>{code}</Link> : code),
        },
        { key: "label", header: t("label"), cell: (service) => <Named service={service} /> },
        {
          key: "state",
          header: t("state"),
          cell: ({ state }) => <StatusDot tone={TONES[state]}>{t(`states.${state}`)}</StatusDot>,
        },
        { key: "from", header: t("validFrom"), nowrap: true, cell: ({ validFrom }) => <Day value={validFrom} /> },
        { key: "to", header: t("validTo"), nowrap: true, cell: ({ validTo }) => <Day value={validTo} /> },
        ...(receives
          ? [
              {
                key: "asks",
                header: t("asks"),
                cell: ({ requiresCommitment }: ManagedService) => (requiresCommitment ? t("asksCommitment") : ""),
              },
            ]
          : []),
      ]}
    />
  );
}

const Day = ({ value }: { value: string | null }) => (value ? <DateText value={value} /> : null);

function Named({ service: { label, description } }: { service: ManagedService }) {
  return (
    <span className="grid gap-1">
      <span>{label}</span>
      {description && <small className="quoted">{description}</small>}
    </span>
  );
}
