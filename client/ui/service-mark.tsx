import type { JSX } from "solid-js";
import type { ServiceKind } from "../graphql/graphql.ts";

interface Mark {
  readonly letters: string;
  /** In OKLCH, so that all are equally bright. */
  readonly hue: number;
  readonly shape: keyof typeof SHAPES;
}

/** One outline per role, so that colour is not the only difference. */
const SHAPES = {
  requests: "M4 9a5 5 0 0 1 5-5h14a5 5 0 0 1 5 5v10a5 5 0 0 1-5 5h-7l-6 5v-5H9a5 5 0 0 1-5-5z",
  arr: "M9 3h14a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H9a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6z",
  client: "M16 2l12 7v14l-12 7-12-7V9z",
  library: "M16 2a14 14 0 1 0 0 28 14 14 0 0 0 0-28z",
  matching: "M16 1.5L30.5 16 16 30.5 1.5 16z",
} as const;

const MARKS: Readonly<Record<ServiceKind, Mark>> = {
  SEERR: { letters: "Se", hue: 285, shape: "requests" },
  SONARR: { letters: "So", hue: 235, shape: "arr" },
  RADARR: { letters: "Ra", hue: 75, shape: "arr" },
  QBITTORRENT: { letters: "qB", hue: 255, shape: "client" },
  TRANSMISSION: { letters: "Tr", hue: 25, shape: "client" },
  DELUGE: { letters: "De", hue: 205, shape: "client" },
  SABNZBD: { letters: "SA", hue: 55, shape: "client" },
  NZBGET: { letters: "NZ", hue: 140, shape: "client" },
  SHOKO: { letters: "Sh", hue: 350, shape: "matching" },
  JELLYFIN: { letters: "Je", hue: 310, shape: "library" },
  EMBY: { letters: "Em", hue: 150, shape: "library" },
  PLEX: { letters: "Pl", hue: 90, shape: "library" },
};

/** The mark of a kind of service: its letters on a shape of its role. Beside its name, so it is hidden from screen readers. */
export function ServiceMark(props: { readonly kind: ServiceKind }): JSX.Element {
  const mark = () => MARKS[props.kind];
  return (
    <svg
      class="service-mark"
      viewBox="0 0 32 32"
      aria-hidden="true"
      style={{ "--hue": mark().hue }}
    >
      <path d={SHAPES[mark().shape]} />
      <text x="16" y="16" text-anchor="middle" dominant-baseline="central">
        {mark().letters}
      </text>
    </svg>
  );
}
