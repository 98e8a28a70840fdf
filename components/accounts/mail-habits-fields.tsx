import { useTranslations } from "next-intl";
import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { MAIL_APPLICATIONS, type MailApplication, type MailHabits, RHYTHMS } from "#lib/notifications/index.ts";
import { habitNames } from "#lib/notifications/public.ts";

/** How often each application writes, and whether it sums up the week. */
export function MailHabitsFields({ habits }: { habits: Readonly<Record<MailApplication, MailHabits>> }) {
  const t = useTranslations("account.notifications");
  return (
    <section aria-labelledby="rythme" className="mail-habits">
      <h2 id="rythme">{t("habits")}</h2>
      {MAIL_APPLICATIONS.map((application) => {
        const names = habitNames(application);
        const { rhythm, weekly } = habits[application];
        return (
          <div key={application}>
            <RadioGroup
              name={names.rhythm}
              label={t(`applications.${application}`)}
              choices={RHYTHMS.map((one) => ({
                value: one,
                label: t(`rhythms.${one}`),
                hint: t(`rhythmHints.${one === "DAILY" && application === "FACTURATION" ? "DAILY_INVOICES" : one}`),
              }))}
              defaultValue={rhythm}
              wordless
            />
            <Checkbox name={names.weekly} label={t("weekly")} defaultChecked={weekly} wordless />
          </div>
        );
      })}
    </section>
  );
}
