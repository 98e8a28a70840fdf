import { useTranslations } from "next-intl";
import { Pagination } from "#components/ui/navigation.tsx";
import type { Total } from "#lib/invoices/public.ts";

type Props = {
  page: { readonly items: readonly unknown[]; readonly total: Total };
  /** The first page, when this is not it. */
  first: string | null;
  next: string | null;
};

/** « 50 sur 1 204 factures », back to the start, on to the next. */
export function ListPagination({ page, first, next }: Props) {
  const t = useTranslations("lists");
  const { count, exact } = page.total;
  const shown = page.items.length;
  return (
    <Pagination summary={t(exact ? "shownOf" : "shownOfMany", { shown, total: count })} first={first} next={next} />
  );
}
