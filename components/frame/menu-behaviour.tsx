"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

const openMenu = () => document.querySelector<HTMLDetailsElement>("details.menu[open]");

/** What a `<details>` lacks to be a menu: Escape closes it and gives the focus back; leaving it, or going to a page, closes it. */
export function MenuBehaviour() {
  const path = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the signal, not an input
  useEffect(() => openMenu()?.removeAttribute("open"), [path]);

  useEffect(() => {
    const closeIfOutside = (event: Event) => {
      const menu = openMenu();
      if (menu && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      const menu = openMenu();
      if (event.key !== "Escape" || !menu) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    document.addEventListener("click", closeIfOutside);
    document.addEventListener("focusin", closeIfOutside);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("click", closeIfOutside);
      document.removeEventListener("focusin", closeIfOutside);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, []);
  return null;
}
