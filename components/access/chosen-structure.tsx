import { useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { StructureGlance } from "#lib/structures/public.ts";

/** What anybody may know of the structure that was chosen. */
export function ChosenStructure({ structure }: { structure: StructureGlance }) {
  const t = useTranslations("askAttachment");
  const types = useTranslations("identifierTypes");
  const kinds = useTranslations("attachments.kinds");
  const place = [structure.postcode, structure.town].filter(Boolean).join(" ");
  return (
    <DescriptionList
      items={[
        { label: t("identifierType"), value: types(`${structure.identifierType}.name`) },
        { label: t("identifier"), value: <Identifier value={structure.identifier} /> },
        { label: t("kind"), value: kinds(structure.kind) },
        ...(place ? [{ label: t("town"), value: place }] : []),
        { label: t("name"), value: structure.legalName ?? t("undisclosedName") },
      ]}
    />
  );
}
