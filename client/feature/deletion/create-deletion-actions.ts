import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { type Task, createTask } from "../../ui/create-task.ts";
import { CancelDeletionMutation, type Deletion, RetryDeletionMutation } from "./document.ts";

export interface DeletionActions extends Pick<Task, "isBusy" | "error"> {
  undo(id: string): Promise<void>;
  retry(id: string): Promise<void>;
}

/** Cancels or retries a deletion. */
export function createDeletionActions(onChanged: (deletion: Deletion) => void): DeletionActions {
  const { client } = useConnection();
  const { isBusy, error, run } = createTask();
  return {
    isBusy,
    error,
    undo: (id) =>
      run(async () =>
        onChanged((await runMutation(client, CancelDeletionMutation, { id })).cancelDeletion),
      ),
    retry: (id) =>
      run(async () =>
        onChanged((await runMutation(client, RetryDeletionMutation, { id })).retryDeletion),
      ),
  };
}
