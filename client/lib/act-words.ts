import type { ActionKind, ActionStatus } from "../graphql/graphql.ts";
import { serviceName } from "./service-name.ts";
import type { Tone } from "./state.ts";

/** What somebody had done, after the name of whoever it was; as the history tells it. */
const TOLD: Record<ActionKind, (service: string) => string> = {
  SEARCH: (service) => `had ${service} search again`,
  LOOK_FOR_RELEASES: (service) => `had ${service} look what the indexers have`,
  BLOCKLIST_AND_SEARCH: (service) => `had ${service} drop this release and search for another`,
  RETRY_IMPORT: (service) => `had ${service} import it again`,
  RESCAN_SHOKO: (service) => `had ${service} ask AniDB again`,
  SCAN_LIBRARY: (service) => `had ${service} scan the library`,
  REFRESH: (service) => `had ${service} look at the disk`,
  MONITOR: (service) => `had ${service} look for it`,
  RETRY_REQUEST: (service) => `had ${service} hand it over again`,
  APPROVE: () => "approved it",
  CONFIRM_GONE: () => "confirmed that the file is gone",
};

interface ToldAct {
  readonly by: string;
  readonly kind: ActionKind;
  readonly service: string;
  readonly status: ActionStatus;
  readonly message: string;
}

/** "Ada had Sonarr search again". */
export function toldWords({ by, kind, service }: ToldAct): string {
  return `${by} ${TOLD[kind](serviceName(service))}`;
}

export interface Outcome {
  /** The part to be read first. */
  readonly strong: string;
  /** What moved, or why it failed in the service's words; may be empty. */
  readonly rest: string;
}

/** What came of it: "sent, watching…", "worked: Sonarr found a release", "failed: …". */
export function outcomeWords({ kind, status, message }: ToldAct): Outcome {
  switch (status) {
    case "SENT":
      return { strong: "sent, watching…", rest: "" };
    case "WORKED":
      // Of a mere look, what was seen is all that comes of it.
      return kind === "LOOK_FOR_RELEASES"
        ? { strong: message, rest: "" }
        : { strong: "worked", rest: message };
    case "NO_EFFECT":
      return { strong: "nothing has moved so far", rest: "" };
    case "FAILED":
      return { strong: "failed", rest: message };
  }
}

const TONES: Record<ActionStatus, Tone> = {
  SENT: "requested",
  WORKED: "approved",
  NO_EFFECT: "requested",
  FAILED: "failed",
};

/** Names the symbol beside it. */
export function outcomeTone(status: ActionStatus): Tone {
  return TONES[status];
}
