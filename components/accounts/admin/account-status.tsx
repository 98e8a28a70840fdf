import { useTranslations } from "next-intl";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import type { AccountStatus } from "#lib/accounts/public.ts";

const TONES: Readonly<Record<AccountStatus, Tone>> = { PENDING: "wait", ACTIVE: "ok", CLOSED: "neutral" };

export function AccountStatusDot({ status }: { status: AccountStatus }) {
  const t = useTranslations("adminAccounts.statuses");
  return <StatusDot tone={TONES[status]}>{t(status)}</StatusDot>;
}
