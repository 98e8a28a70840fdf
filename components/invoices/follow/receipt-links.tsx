import { useTranslations } from "next-intl";
import { routes } from "#lib/shared/routes.ts";

type Props = { invoiceId: string; side: "issued" | "received"; position: number };

/** The receipt of one step, to keep: on paper and for a program. */
export function ReceiptLinks({ invoiceId, side, position }: Props) {
  const t = useTranslations("receipt");
  const address = side === "issued" ? routes.issuedReceipt : routes.receivedReceipt;
  return (
    <span className="receipt-links">
      <a href={address(invoiceId, { etape: position })} download>
        PDF<span className="visually-hidden"> {t("ofStep", { position })}</span>
      </a>{" "}
      <a href={address(invoiceId, { etape: position, format: "json" })} download>
        JSON<span className="visually-hidden"> {t("ofStep", { position })}</span>
      </a>
    </span>
  );
}
