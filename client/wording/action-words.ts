import type { ActionKind, ActionStatus } from "../graphql/graphql.ts";
import type { Tone } from "./state.ts";

interface DescribedAction {
  readonly by: string;
  readonly kind: ActionKind;
  /** What was done, as the history tells it: "had Sonarr search again". */
  readonly summary: string;
  readonly status: ActionStatus;
  readonly message: string;
}

/** "Ada had Sonarr search again". */
export function actionSummary({ by, summary }: DescribedAction): string {
  return `${by} ${summary}`;
}

export interface Outcome {
  /** The part to be read first. */
  readonly strong: string;
  /** What moved, or why it failed in the service's words; may be empty. */
  readonly rest: string;
}

/** What came of it: "sent, watching…", "worked: Sonarr found a release", "failed: …". */
export function outcomeWords({ kind, status, message }: DescribedAction): Outcome {
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
