import { type Accessor, createSignal } from "solid-js";
import { createTask } from "../../../ui/create-task.ts";
import type { ActionRecord } from "../action/document.ts";
import type { RequestDetails } from "../document.ts";

interface ChosenActionProps {
  readonly request: RequestDetails;
  readonly onAction: (record: ActionRecord) => void;
}

export interface ChosenAction {
  readonly isBusy: Accessor<boolean>;
  readonly error: Accessor<string | null>;
  /** The latest record of the action; null before the service has accepted it. */
  readonly record: Accessor<ActionRecord | null>;
  /** Whether the service has accepted the action and it has not failed: then its button is hidden. */
  readonly isSent: Accessor<boolean>;
  /** Performs the action by `mutate`. */
  run(mutate: () => Promise<{ readonly performAction: ActionRecord }>): Promise<void>;
}

/** Performs the action of one item in a dialog, and follows its record in the history of the request. */
export function createChosenAction(props: ChosenActionProps): ChosenAction {
  const task = createTask();
  const [sentId, setSentId] = createSignal<string | null>(null);
  const record = () => props.request.actionHistory.find(({ id }) => id === sentId()) ?? null;
  return {
    isBusy: task.isBusy,
    error: task.error,
    record,
    isSent: () => sentId() !== null && record()?.status !== "FAILED",
    run: (mutate) =>
      task.run(async () => {
        const { performAction } = await mutate();
        setSentId(performAction.id);
        props.onAction(performAction);
      }),
  };
}
