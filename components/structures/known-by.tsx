import { useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { IdentifierType } from "#lib/shared/identifiers.ts";

/** What the new structure is known by, and that it is private: public entities do not come in this way. */
export function KnownBy({ known }: { known: { identifierType: IdentifierType; identifier: string } }) {
  const t = useTranslations("createStructure");
  const types = useTranslations("identifierTypes");
  return (
    <DescriptionList
      items={[
        { label: t("identifierType"), value: types(`${known.identifierType}.name`) },
        { label: t("identifier"), value: <Identifier value={known.identifier} /> },
        { label: t("kind"), value: t("kindPrivate") },
      ]}
    />
  );
}
