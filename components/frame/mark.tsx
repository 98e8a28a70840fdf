/** The mark: four bars of different length, one per voice, that together draw a C. One colour, readable at 16 px. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="currentColor">
      <path d="M13 2.5h14.5a1 1 0 0 1 1 1v4.5H6.5a6.5 5.5 0 0 1 6.5-5.5Z" />
      <path d="M3.5 9.7H11a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H3.5Z" />
      <path d="M3.5 16.8H8.5a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H3.5Z" />
      <path d="M6.5 24h18a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H13A6.5 5.5 0 0 1 6.5 24Z" />
    </svg>
  );
}
