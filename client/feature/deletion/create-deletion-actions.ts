import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { errorWords } from "../../graphql/error.ts";
import { runMutation } from "../../graphql/operation.ts";
import { CancelDeletionMutation, type Deletion, RetryDeletionMutation } from "./document.ts";

export interface DeletionActions {
  readonly isBusy: Accessor<boolean>;
  readonly refusal: Accessor<string | null>;
  undo(id: string): Promise<void>;
  retry(id: string): Promise<void>;
}

/** Calls a deletion off, or has it tried again. */
export function createDeletionActions(onChanged: (deletion: Deletion) => void): DeletionActions {
  const { client } = useConnection();
  const [isBusy, setIsBusy] = createSignal(false);
  const [refusal, setRefusal] = createSignal<string | null>(null);
  const run = async (work: () => Promise<Deletion>) => {
    if (isBusy()) return;
    setIsBusy(true);
    setRefusal(null);
    try {
      onChanged(await work());
    } catch (error) {
      setRefusal(errorWords(error));
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    refusal,
    undo: (id) =>
      run(async () => (await runMutation(client, CancelDeletionMutation, { id })).cancelDeletion),
    retry: (id) =>
      run(async () => (await runMutation(client, RetryDeletionMutation, { id })).retryDeletion),
  };
}
