import type { ActionKind, ActionStatus } from "../graphql/graphql.ts";
import { actionWords } from "../language/words/action.ts";
import { performed } from "../language/words/history.ts";
import { outcomeText } from "./action-messages.ts";
import type { Tone } from "./state.ts";

interface DescribedAction {
  readonly by: string;
  readonly kind: ActionKind;
  readonly serviceName: string;
  /** The phrase of the tracker, for kinds that this client does not know. */
  readonly summary: string;
  readonly status: ActionStatus;
  readonly message: string;
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}

/** "Ada had Sonarr search again". */
export function actionSummary({ by, kind, serviceName, summary }: DescribedAction): string {
  return performed.byCode(kind, { by, service: serviceName }) ?? `${by} ${summary}`;
}

export interface Outcome {
  /** The part to be read first. */
  readonly strong: string;
  /** The effect, or why the action failed; may be empty. */
  readonly rest: string;
}

/** "sent, waiting for the effect…", "worked: Sonarr grabbed a release", "failed: …". */
export function outcomeWords(action: DescribedAction): Outcome {
  switch (action.status) {
    case "SENT":
      return { strong: actionWords("sent"), rest: "" };
    case "WORKED":
      // The result of a list is the whole effect.
      return action.kind === "LOOK_FOR_RELEASES"
        ? { strong: outcomeText(action), rest: "" }
        : { strong: actionWords("worked"), rest: outcomeText(action) };
    case "NO_EFFECT":
      return { strong: actionWords("nothingYet"), rest: "" };
    case "FAILED":
      return { strong: actionWords("failed"), rest: outcomeText(action) };
  }
}

const TONES: Record<ActionStatus, Tone> = {
  SENT: "requested",
  WORKED: "approved",
  NO_EFFECT: "requested",
  FAILED: "failed",
};

/** The tone of the icon. */
export function outcomeTone(status: ActionStatus): Tone {
  return TONES[status];
}
