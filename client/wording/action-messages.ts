import type { ActionKind } from "../graphql/graphql.ts";
import { actionDescriptions } from "../language/words/action-description.ts";
import { actionLabels, outcomes } from "../language/words/action.ts";
import { wordHistory } from "./history-messages.ts";
import { wordMessage } from "./message.ts";

interface SentOutcome {
  readonly message: string;
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}

/** What came of an action. An action that worked may have the line of the history that shows its effect. */
export function outcomeText({ message, messageCode, messageParams }: SentOutcome): string {
  return (
    wordMessage(outcomes, messageCode, messageParams) ??
    wordHistory(messageCode, messageParams, null) ??
    message
  );
}

interface ActionText {
  /** On the button. */
  readonly label: string;
  readonly description: string;
}

interface OfferedAction {
  readonly kind: ActionKind;
  readonly serviceName: string | null;
  readonly label: string;
  readonly description: string;
}

/** An action of a newer tracker has the words of the tracker. */
export function actionText({ kind, serviceName, label, description }: OfferedAction): ActionText {
  return {
    label: actionLabels.byCode(kind, {}) ?? label,
    description: actionDescriptions.byCode(kind, { service: serviceName ?? "" }) ?? description,
  };
}
