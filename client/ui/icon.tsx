import type { JSX } from "solid-js";
import type { Tone } from "../wording/state.ts";

/** One icon per state, so that colour is never the only signal, and the icons of buttons. */
const PATHS = {
  requested: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5V12l3 2",
  approved: "M5 12.5l4.5 4.5L19 7.5",
  grabbing: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  downloading: "M12 4v11m-5-4.5l5 5 5-5M5 20h14",
  downloaded: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  importing: "M4 7h6l2 2h8v10H4zM12 12v5m-2.5-2l2.5 2.5 2.5-2.5",
  matching: "M4 12h4m8 0h4M8 12a4 4 0 0 1 8 0 4 4 0 0 1-8 0zM12 4v3m0 10v3",
  available: "M7 4.5v15l12-7.5z",
  problem: "M12 4l9 16H3zM12 10v4m0 3v.5",
  failed: "M6 6l12 12M18 6L6 18",
  box: "M3 8l9-5 9 5v8l-9 5-9-5zM3 8l9 5 9-5M12 13v8",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
  sync: "M20 11.5A8 8 0 0 0 6 6.5L4 8.5M4 4v4.5h4.5M4 12.5a8 8 0 0 0 14 5l2-2M20 20v-4.5h-4.5",
  back: "M15 5l-7 7 7 7",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  share: "M12 15V4m-4 4l4-4 4 4M5 13v7h14v-7",
  trash: "M4 7h16M9.5 7V4h5v3M6 7l1 13h10l1-13M10 11v5.5m4-5.5v5.5",
  none: "M6 12h12",
  select: "M4 4h16v16H4zM8 12l3 3 5-6",
  follow: "M6 4h12v16l-6-4.5L6 20z",
  following: "M6 4h12v16l-6-4.5L6 20zM9.5 9.5l2 2 3.5-3.5",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  filter: "M4 6h16M7 12h10M10 18h4",
  more: "M5 12h.6M11.7 12h.6M18.4 12h.6",
  next: "M9 5l7 7-7 7",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5",
  services: "M4 4.5h16v6.5H4zM4 13h16v6.5H4zM7.5 7.7h1M7.5 16.2h1",
  lines: "M5 6h14M5 12h14M5 18h8",
  same: "M5 9h14M5 15h14",
  question: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3m0 3.5v.5",
  gone: "M4 7h16M6 7l1 13h10l1-13M9.5 11.5l5 5m0-5l-5 5",
  undo: "M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 10h-3",
} satisfies Record<
  | Tone
  | "person"
  | "sync"
  | "box"
  | "back"
  | "copy"
  | "share"
  | "trash"
  | "none"
  | "select"
  | "follow"
  | "following"
  | "link"
  | "filter"
  | "more"
  | "next"
  | "inbox"
  | "services"
  | "lines"
  | "same"
  | "question"
  | "gone"
  | "undo",
  string
>;

export type IconName = keyof typeof PATHS;

export function Icon(props: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
