import type { ServiceKind } from "../../../graphql/graphql.ts";
import type { Service, Suggestion } from "../document.ts";

export type StepKey = "requests" | "arrs" | "clients" | "library" | "anime";

export interface Step {
  readonly key: StepKey;
  readonly title: string;
  /** What it is good for, in a sentence. */
  readonly words: string;
  readonly kinds: readonly [ServiceKind, ...ServiceKind[]];
  /** Every one of the kinds is usual, or one of them is enough. */
  readonly requires: "all" | "any";
}

/** In the order in which each step tells the next one what to fill in. */
export const STEPS: readonly Step[] = [
  {
    key: "requests",
    title: "Seerr",
    words: "Where films and shows are asked for. It tells which Sonarr and Radarr it uses.",
    kinds: ["SEERR"],
    requires: "any",
  },
  {
    key: "arrs",
    title: "Sonarr and Radarr",
    words: "They find and import. They tell which download clients they use.",
    kinds: ["SONARR", "RADARR"],
    requires: "all",
  },
  {
    key: "clients",
    title: "Download clients",
    words: "For live progress of every file.",
    kinds: ["QBITTORRENT", "TRANSMISSION", "DELUGE", "SABNZBD", "NZBGET"],
    requires: "any",
  },
  {
    key: "library",
    title: "Library",
    words: "Only the library knows whether something can really be played.",
    kinds: ["JELLYFIN", "EMBY", "PLEX"],
    requires: "any",
  },
  {
    key: "anime",
    title: "Shoko",
    words: "Only for anime that Shoko recognises before the library shows it.",
    kinds: ["SHOKO"],
    requires: "any",
  },
];

export function servicesOf(step: Step, services: readonly Service[]): readonly Service[] {
  return step.kinds.flatMap((kind) => services.filter((service) => service.kind === kind));
}

export function suggestionsOf(
  step: Step,
  suggestions: readonly Suggestion[],
): readonly Suggestion[] {
  return suggestions.filter(({ kind }) => step.kinds.includes(kind));
}

/** Everything that is usual is connected, and nobody tells of more. */
export function isStepComplete(
  step: Step,
  services: readonly Service[],
  suggestions: readonly Suggestion[],
): boolean {
  if (suggestionsOf(step, suggestions).length > 0) return false;
  const has = (kind: ServiceKind) => services.some((service) => service.kind === kind);
  return step.requires === "all" ? step.kinds.every(has) : step.kinds.some(has);
}

/** The kind whose form is open first: the first that is not there yet. */
export function firstKind(step: Step, services: readonly Service[]): ServiceKind {
  return (
    step.kinds.find((kind) => services.every((service) => service.kind !== kind)) ?? step.kinds[0]
  );
}
