/** Line icons on a 24 grid, drawn for this portal. Always decorative: the words beside them carry the meaning. Their stroke is in the style sheet. */
const PATHS = {
  "arrow-left": "M19 12H5m6-6-6 6 6 6",
  "arrow-right": "M5 12h14m-6-6 6 6-6 6",
  bell: "M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.5 20h3",
  check: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 4v4.5l3 2",
  close: "m6 6 12 12M18 6 6 18",
  copy: "M9 9h10v11H9zM5 15V4h10",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  dot: "M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  download: "M12 4v11m-5-4.5 5 5 5-5M5 20h14",
  edit: "m5 19 1-4L16 5l3 3L9 18zM14 7l3 3",
  eye: "M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6Zm9-2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
  "eye-off":
    "M4 4l16 16M9.5 6.4A9 9 0 0 1 12 6c5.7 0 9 6 9 6a16 16 0 0 1-3 3.6M6 8.3A16 16 0 0 0 3 12s3.3 6 9 6a9 9 0 0 0 3.5-.7",
  globe: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM4 12h16M12 4c5 5 5 11 0 16-5-5-5-11 0-16Z",
  half: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 0v16m2-15.7v15.4m2-14.4v13.4m2-11.2v9",
  info: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 7v5m0-8.5v.5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
  plus: "M12 5v14M5 12h14",
  read: "M4 8V5h3m10 0h3v3m0 8v3h-3M7 19H4v-3M8 9.5h8M8 12.5h8M8 15.5h5",
  search: "M10.5 5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm4 9.5L20 20",
  star: "m12 4 2.4 5.1 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.8l5.6-.7z",
  structure: "M4 20h16M6 20V8l6-4 6 4v12M10 20v-5h4v5M9.5 10.5h.01M14.5 10.5h.01",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
  upload: "M12 16V5m-5 4.5 5-5 5 5M5 20h14",
  user: "M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM5 20c.6-4 3.3-5.5 7-5.5s6.4 1.5 7 5.5",
  warning: "M12 4 3 19.5h18zM12 10v4.5m0 2.3v.4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
