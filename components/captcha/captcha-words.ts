import { getTranslations } from "next-intl/server";

/** The sentences of the captcha, made on the server: the browser gets no catalogue. */
export async function captchaWords() {
  const t = await getTranslations("captcha");
  return {
    title: t("title"),
    label: t("label"),
    help: t("help"),
    imageAlt: t("imageAlt"),
    listen: t("listen"),
    download: t("download"),
    another: t("another"),
    validate: t("validate"),
    validated: t("validated"),
    validatedText: t("validatedText"),
    workTitle: t("workTitle"),
    workText: t("workText"),
    work: t("work"),
    working: t("working"),
    workFailed: t("workFailed"),
    workNoScript: t("workNoScript"),
    workInsecure: t("workInsecure"),
    /** By quarter of the computation. */
    quarters: [0, 25, 50, 75, 100].map((share) => t("progress", { share })),
  };
}

export type CaptchaWords = Awaited<ReturnType<typeof captchaWords>>;
