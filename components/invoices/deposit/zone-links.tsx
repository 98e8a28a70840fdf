"use client";

import { useEffect } from "react";
import { controlId, zoneId } from "#components/invoices/deposit/zones.ts";

/**
 * Lights the zone of the field that has the focus, and the field of the zone under the pointer. The links work without it; this
 * keeps both sides in step and scrolls the document, never the page, while the form is filled with the keyboard.
 */
export function ZoneLinks({ fields }: { fields: readonly string[] }) {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const light = (field: string, on: boolean) => {
      document.getElementById(zoneId(field))?.toggleAttribute("data-lit", on);
      document.getElementById(controlId(field))?.toggleAttribute("data-lit", on);
    };
    for (const field of fields) {
      const zone = document.getElementById(zoneId(field));
      const control = document.getElementById(controlId(field));
      zone?.addEventListener("pointerenter", () => light(field, true), { signal });
      zone?.addEventListener("pointerleave", () => light(field, false), { signal });
      zone?.addEventListener(
        "click",
        (event) => {
          if (!control) return;
          event.preventDefault();
          control.focus({ preventScroll: true });
          control.scrollIntoView({ block: "center", behavior: motion() });
        },
        { signal },
      );
      control?.addEventListener(
        "focus",
        () => {
          light(field, true);
          if (zone) showInside(zone);
        },
        { signal },
      );
      control?.addEventListener("blur", () => light(field, false), { signal });
      const mark = document.querySelector(`a[href="#${zoneId(field)}"]`);
      mark?.addEventListener(
        "click",
        (event) => {
          event.preventDefault();
          light(field, true);
          zone?.scrollIntoView({ block: "center", behavior: motion() });
          window.setTimeout(light, 1800, field, false);
        },
        { signal },
      );
    }
    return () => stop.abort();
  }, [fields]);
  return null;
}

function motion(): ScrollBehavior {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

/** Brings a zone into sight inside the document's own frame; on a phone, where the document has none, nothing moves. */
function showInside(zone: Element) {
  const frame = zone.closest(".document-frame");
  if (!(frame instanceof HTMLElement) || frame.scrollHeight <= frame.clientHeight) return;
  const [inner, outer] = [zone.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  frame.scrollBy({ top: inner.top - outer.top - outer.height / 3, behavior: motion() });
}
