"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

const openMenu = () => document.querySelector<HTMLDetailsElement>("details.menu[open]");

/** What a `<details>` lacks to be a menu: Escape, a choice, a click elsewhere or another page closes it. */
export function MenuBehaviour() {
  const path = usePathname();
  const shown = useRef(path);

  // Only when the page changes: a menu that was opened before the scripts came stays open.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    openMenu()?.removeAttribute("open");
  }, [path]);

  useEffect(() => {
    const closeIfOutside = (event: Event) => {
      const menu = openMenu();
      if (menu && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    const closeAndReturn = () => {
      const menu = openMenu();
      if (!menu) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape") closeAndReturn();
    };
    document.addEventListener("click", closeIfOutside);
    document.addEventListener("focusin", closeIfOutside);
    document.addEventListener("keydown", closeOnEscape);
    // A choice made in the menu (language, display) changes this page without leaving it.
    document.addEventListener("submit", closeAndReturn);
    return () => {
      document.removeEventListener("click", closeIfOutside);
      document.removeEventListener("focusin", closeIfOutside);
      document.removeEventListener("keydown", closeOnEscape);
      document.removeEventListener("submit", closeAndReturn);
    };
  }, []);
  return null;
}
