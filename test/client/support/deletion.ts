import type { Deletion, Preview } from "../../../client/feature/deletion/document.ts";

type StepParts = Partial<Deletion["steps"][number]> & Pick<Deletion["steps"][number], "kind">;

const AT = "2025-11-22T20:00:00Z";

const SERVICES = {
  UNMONITOR: "Sonarr",
  DOWNLOADS: "qBittorrent",
  FILES: "Sonarr",
  MATCHING: "Shoko",
  LIBRARY: "Jellyfin",
  REQUEST: "Seerr",
} as const;
const KINDS = ["UNMONITOR", "DOWNLOADS", "FILES", "MATCHING", "LIBRARY", "REQUEST"] as const;

export function stepOf(parts: StepParts): Deletion["steps"][number] {
  return {
    id: parts.kind,
    serviceName: SERVICES[parts.kind],
    status: "PENDING",
    message: "",
    messageCode: null,
    messageParams: null,
    size: "0",
    items: [],
    updatedAt: AT,
    ...parts,
  };
}

/** The six steps of an anime season, the first ones with the given statuses. */
export function stepsOf(...statuses: readonly Deletion["steps"][number]["status"][]) {
  return KINDS.map((kind, index) => stepOf({ kind, status: statuses[index] ?? "PENDING" }));
}

/** A deletion that was just started, with the parts that matter to a test. */
export function deletionOf(parts: Partial<Deletion>): Deletion {
  const now = Date.now();
  return {
    id: "x1",
    title: "Lycoris Recoil",
    year: 2022,
    mediaType: "TV",
    is4k: false,
    seasons: [1],
    by: "Ada",
    deleteFiles: true,
    status: "WAITING",
    reason: null,
    reasons: [],
    size: "33900000000",
    startsAt: new Date(now + 10_000).toISOString(),
    nextTryAt: null,
    createdAt: new Date(now).toISOString(),
    updatedAt: new Date(now).toISOString(),
    endedAt: null,
    request: { id: "7" },
    kept: [],
    steps: stepsOf(),
    ...parts,
  };
}

type PreviewParts = Partial<Preview>;
type Item = Preview["steps"][number]["items"][number];

export const itemOf = (kind: Item["kind"], name: string, size: number | null = null): Item => ({
  kind,
  name,
  size: size === null ? null : String(size),
});

/** The preview of an available anime season. */
export function previewOf(parts: PreviewParts): Preview {
  const files = Array.from({ length: 13 }, (_, index) => `/tv/Lycoris Recoil/E${index + 1}.mkv`);
  const step = (
    kind: Preview["steps"][number]["kind"],
    items: readonly Item[],
  ): Preview["steps"][number] => ({
    kind,
    service: SERVICES[kind].toLowerCase(),
    serviceName: SERVICES[kind],
    status: "PENDING",
    message: "",
    messageCode: null,
    messageParams: null,
    items: [...items],
  });
  return {
    id: "p1",
    size: "31000000000",
    unseenMessages: [],
    kept: [],
    steps: [
      step("UNMONITOR", [itemOf("MONITORING", "Lycoris Recoil")]),
      {
        ...step("DOWNLOADS", []),
        status: "NOT_FOUND",
        message: "It has no download of it.",
      },
      step("FILES", [
        itemOf("SERIES", "Lycoris Recoil"),
        ...files.map((path) => itemOf("FILE", path, 31_000_000_000 / 13)),
      ]),
      step(
        "MATCHING",
        files.map((path) => itemOf("MATCH", path)),
      ),
      step("LIBRARY", [itemOf("LIBRARY_ITEM", "Easy does it")]),
      step("REQUEST", [
        itemOf("REQUEST", "mika's request for Lycoris Recoil"),
        itemOf("MEDIA", "Lycoris Recoil"),
      ]),
    ],
    ...parts,
  };
}

export const pageOf = (...nodes: readonly Deletion[]) => ({
  deletions: {
    nodes: [...nodes],
    pageInfo: { hasNextPage: false, endCursor: null },
    totalCount: nodes.length,
  },
});

/** A reason, a name or a note without a code. */
export const UNCODED = { messageCode: null, messageParams: null } as const;
export const UNNAMED = { whatCode: null, whatParams: null } as const;
