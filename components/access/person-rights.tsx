import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useKeptProfile, useProfile } from "#components/access/profile-words.ts";
import { DescriptionList, Timeline } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import {
  type HeldRight,
  type PersonLine,
  type PersonSheet,
  type RightsEvent,
  shortRights,
} from "#lib/access/public.ts";
import { parisDay } from "#lib/shared/dates.ts";

export function PersonFacts({ person }: { person: PersonSheet }) {
  const t = useTranslations("people");
  const roles = useTranslations("rights.roles");
  const { lastSignIn } = person;
  return (
    <DescriptionList
      items={[
        { label: t("email"), value: <span className="quoted">{person.email}</span> },
        { label: t("role"), value: roles(person.role) },
        { label: t("since"), value: <DateText value={parisDay(person.since)} /> },
        { label: t("lastSignIn"), value: lastSignIn ? <DateText value={parisDay(lastSignIn)} /> : t("never") },
      ]}
    />
  );
}

/** The profiles of a person in a structure: the highest of each application and place. */
export function PersonRightsTable({ person }: { person: PersonSheet }) {
  const t = useTranslations("people");
  const rights = useTranslations("rights");
  const profile = useProfile();
  const lines = shortRights(person.rights);
  if (lines.length === 0) return <p>{person.role === "USER" ? t("noRightText") : t("noRightManager")}</p>;
  return (
    <Table<HeldRight>
      caption={rights("caption", { count: lines.length })}
      rows={lines}
      rowKey={({ application, service }) => `${service} ${application}`}
      columns={[
        {
          key: "profile",
          header: rights("profile"),
          rowHeader: true,
          cell: ({ application, level }) => profile(application, level),
        },
        { key: "service", header: t("where"), cell: ({ service }) => service ?? rights("wholeStructure") },
      ]}
    />
  );
}

type CopyProps = {
  action: ComponentProps<typeof Form>["action"];
  structureId: string;
  person: PersonLine;
  colleagues: readonly PersonLine[];
};

/** The rights of a colleague in one gesture. */
export function CopyRightsForm({ action, structureId, person, colleagues }: CopyProps) {
  const t = useTranslations("people");
  return (
    <Form action={action}>
      <input type="hidden" name="structureId" value={structureId} />
      <input type="hidden" name="userId" value={person.userId} />
      <Select
        name="fromUserId"
        label={t("copyFrom")}
        help={t("copyHelp", { name: person.name })}
        empty={t("choose")}
        options={colleagues.map(({ userId, name, email }) => ({ value: userId, label: `${name} (${email})` }))}
        required
      />
      <SubmitButton look="secondary">{t("copy")}</SubmitButton>
    </Form>
  );
}

/** What was done to a person's rights, newest first. */
export function RightsHistory({ events }: { events: readonly RightsEvent[] }) {
  const t = useTranslations("people");
  const kept = useKeptProfile();
  const names = useTranslations("people.events") as unknown as { (key: string): string; has(key: string): boolean };
  const roles = useTranslations("rights.roles") as unknown as { (key: string): string; has(key: string): boolean };
  const word = (text: string) => (roles.has(text) ? roles(text) : kept(text));
  const list = (texts: readonly string[]) => (texts.length > 0 ? texts.map(word).join(", ") : t("nothing"));
  if (events.length === 0) return <p>{t("noEvent")}</p>;
  return (
    <Timeline
      items={events.map(({ id, at, type, by, service, before, after }) => {
        const key = type.replaceAll(".", "_");
        return {
          key: id,
          tone: "neutral",
          title: names.has(key) ? names(key) : type,
          meta: (
            <>
              <DateText value={at} />
              {by && <> – {t("by", { name: by })}</>}
              {service && <> – {t("onService", { service })}</>}
            </>
          ),
          body: before.length + after.length > 0 && (
            <p>
              {t("before", { list: list(before) })}
              <br />
              {t("after", { list: list(after) })}
            </p>
          ),
        };
      })}
    />
  );
}
