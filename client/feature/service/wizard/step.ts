import type { ServiceKind } from "../../../graphql/graphql.ts";
import { wizardText } from "../../../language/words/service.ts";
import type { Service, Suggestion } from "../document.ts";

export type StepKey = "requests" | "arrs" | "clients" | "library" | "anime";

export interface Step {
  readonly key: StepKey;
  readonly title: string;
  /** The purpose of the step, in a sentence. */
  readonly description: string;
  readonly kinds: readonly [ServiceKind, ...ServiceKind[]];
  /** Whether the step is complete with one service, or with one of each kind. */
  readonly requires: "all" | "any";
}

/** The kinds of each step, in the order in which they are offered. */
const KINDS = {
  requests: ["SEERR"],
  arrs: ["SONARR", "RADARR"],
  clients: ["QBITTORRENT", "TRANSMISSION", "DELUGE", "SABNZBD", "NZBGET"],
  library: ["JELLYFIN", "EMBY", "PLEX"],
  anime: ["SHOKO"],
} as const satisfies Readonly<Record<StepKey, readonly [ServiceKind, ...ServiceKind[]]>>;

// A kind that belongs to no step does not compile.
type KindWithoutStep = Exclude<ServiceKind, (typeof KINDS)[StepKey][number]>;
true satisfies [KindWithoutStep] extends [never] ? true : KindWithoutStep;

/** In an order in which each step provides suggestions for the next. */
export const STEPS: readonly Step[] = [
  {
    key: "requests",
    get title() {
      return wizardText("seerr");
    },
    get description() {
      return wizardText("seerrHint");
    },
    kinds: KINDS.requests,
    requires: "any",
  },
  {
    key: "arrs",
    get title() {
      return wizardText("arrs");
    },
    get description() {
      return wizardText("arrsHint");
    },
    kinds: KINDS.arrs,
    requires: "all",
  },
  {
    key: "clients",
    get title() {
      return wizardText("clients");
    },
    get description() {
      return wizardText("clientsHint");
    },
    kinds: KINDS.clients,
    requires: "any",
  },
  {
    key: "library",
    get title() {
      return wizardText("mediaServer");
    },
    get description() {
      return wizardText("mediaServerHint");
    },
    kinds: KINDS.library,
    requires: "any",
  },
  {
    key: "anime",
    get title() {
      return wizardText("shoko");
    },
    get description() {
      return wizardText("shokoHint");
    },
    kinds: KINDS.anime,
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

/** The required services are connected, and there is no further suggestion. */
export function isStepComplete(
  step: Step,
  services: readonly Service[],
  suggestions: readonly Suggestion[],
): boolean {
  if (suggestionsOf(step, suggestions).length > 0) return false;
  const has = (kind: ServiceKind) => services.some((service) => service.kind === kind);
  return step.requires === "all" ? step.kinds.every(has) : step.kinds.some(has);
}

/** Returns the kind whose form is shown first: the first without a connected service. */
export function firstKind(step: Step, services: readonly Service[]): ServiceKind {
  return (
    step.kinds.find((kind) => services.every((service) => service.kind !== kind)) ?? step.kinds[0]
  );
}
