/** The mark: four bars of different length, one per voice, that together draw a C. One colour, readable at 16 px. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="currentColor">
      <rect x="8" y="3" width="21" height="4.5" rx="1" />
      <rect x="3" y="10.2" width="10" height="4.5" rx="1" />
      <rect x="3" y="17.4" width="8" height="4.5" rx="1" />
      <rect x="8" y="24.6" width="17" height="4.5" rx="1" />
    </svg>
  );
}
