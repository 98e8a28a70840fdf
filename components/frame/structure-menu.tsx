import { useTranslations } from "next-intl";
import { Menu } from "#components/frame/menu.tsx";
import { rememberStructure } from "#components/frame/preferences.action.ts";
import { STRUCTURE_FIELD } from "#components/frame/structure-field.ts";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { routes } from "#lib/shared/routes.ts";

export type StructureMenuView = {
  /** Null: all of them. */
  readonly current: { readonly id: string; readonly name: string } | null;
  /** The first ones by name; the page of all of them has a search. */
  readonly choices: readonly { readonly id: string; readonly name: string; readonly identifier: string }[];
  readonly total: number;
};

/** For whom a person in several structures acts (feature 42). Without script, each choice is a button of a plain form. */
export function StructureMenu({ current, choices, total }: StructureMenuView) {
  const t = useTranslations("structureMenu");
  return (
    <Menu
      side="end"
      summary={
        <>
          <Icon name="structure" />
          <VisuallyHidden>{t("label")}</VisuallyHidden>
          <span className="structure-name">{current?.name ?? t("all")}</span>
        </>
      }
    >
      <form action={rememberStructure} className="structure-choices">
        <button type="submit" className="menu-item" name={STRUCTURE_FIELD} value="" aria-pressed={current === null}>
          {t("all")}
        </button>
        {choices.map(({ id, name, identifier }) => (
          <button
            key={id}
            type="submit"
            className="menu-item"
            name={STRUCTURE_FIELD}
            value={id}
            aria-pressed={id === current?.id}
          >
            <span>
              {name} <small>{identifier}</small>
            </span>
          </button>
        ))}
      </form>
      {total > choices.length && (
        <p className="menu-foot">
          <NavLink className="menu-item" href={routes.chooseStructure()}>
            {t("more", { total })}
          </NavLink>
        </p>
      )}
    </Menu>
  );
}
