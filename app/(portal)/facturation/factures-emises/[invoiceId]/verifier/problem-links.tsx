import type { Problem } from "#components/invoices/deposit/view.ts";
import { Link } from "#components/ui/link.tsx";
import { routes } from "#lib/shared/routes.ts";

/** Each problem with a link to where the form mends it. */
export function ProblemLinks({ draftId, problems }: { draftId: string; problems: readonly Problem[] }) {
  return (
    <ul>
      {problems.map(({ target, text, link }) => (
        <li key={`${target} ${text}`}>
          <Link href={`${routes.draft(draftId)}#${target}`}>{text}</Link>
          {link && (
            <>
              {" "}
              <Link href={link.href}>{link.text}</Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
