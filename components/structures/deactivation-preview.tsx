import { useTranslations } from "next-intl";
import { Table } from "#components/ui/table.tsx";
import type { DeactivationEffects } from "#lib/structures/index.ts";

const EFFECTS = ["drafts", "issued", "received", "requests", "services", "accounts", "members"] as const;
const CHANGES = ["send", "attach", "members"] as const;
const STAYS = ["read", "treat"] as const;

/** What deactivating changes, what stays, and what is under way, before anything is done. */
export function DeactivationPreview({ effects }: { effects: DeactivationEffects }) {
  const t = useTranslations("deactivateStructure");
  return (
    <>
      <div className="prose">
        <h2>{t("changesTitle")}</h2>
        <ul>
          {CHANGES.map((key) => (
            <li key={key}>{t(`changes.${key}`)}</li>
          ))}
        </ul>
        <h2>{t("staysTitle")}</h2>
        <ul>
          {STAYS.map((key) => (
            <li key={key}>{t(`stays.${key}`)}</li>
          ))}
        </ul>
      </div>
      <Table<(typeof EFFECTS)[number]>
        caption={t("effectsTitle")}
        rows={EFFECTS}
        rowKey={(key) => key}
        columns={[
          { key: "effect", header: t("effect"), rowHeader: true, cell: (key) => t(`effects.${key}.name`) },
          { key: "count", header: t("count"), align: "end", cell: (key) => effects[key] },
          { key: "becomes", header: t("becomes"), cell: (key) => t(`effects.${key}.text`) },
        ]}
      />
    </>
  );
}
