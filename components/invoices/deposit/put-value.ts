/** Shows a value in a field of a form, whatever its kind, and lets what follows the field follow. */
export function putValue(form: HTMLFormElement, name: string, text: string): void {
  const control = form.elements.namedItem(name);
  if (control instanceof RadioNodeList) {
    for (const radio of control) {
      if (radio instanceof HTMLInputElement && radio.value === text) radio.checked = true;
    }
  } else if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLSelectElement ||
    control instanceof HTMLTextAreaElement
  ) {
    control.value = text;
    if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** The same as if somebody had typed it: what listens to the form hears of it. */
export function typeValue(form: HTMLFormElement, name: string, text: string): void {
  putValue(form, name, text);
  const control = form.elements.namedItem(name);
  const heard =
    control instanceof RadioNodeList ? [...control].find((one) => (one as HTMLInputElement).checked) : control;
  if (heard instanceof Element) heard.dispatchEvent(new Event("input", { bubbles: true }));
}
