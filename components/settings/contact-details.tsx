import { useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";

/** How to reach who runs this portal; nothing where they did not say. */
export function ContactDetails({ email, phone }: { email: string; phone: string }) {
  const t = useTranslations("settings.contact");
  const items = [
    ...(email ? [{ label: t("email"), value: <a href={`mailto:${email}`}>{email}</a> }] : []),
    ...(phone ? [{ label: t("phone"), value: <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a> }] : []),
  ];
  return items.length > 0 ? <DescriptionList items={items} /> : null;
}
