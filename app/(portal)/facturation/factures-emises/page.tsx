import { redirect } from "next/navigation";
import { routes } from "#lib/shared/routes.ts";

/** The application opens on its first tab. */
export default function IssuedInvoicesPage(): never {
  redirect(routes.issuedWorkList());
}
