import { type Accessor, createSignal } from "solid-js";
import { errorWords } from "../../graphql/error.ts";
import { change, useLink } from "../../graphql/link-context.ts";
import { CancelDeletionMutation, type Deletion, RetryDeletionMutation } from "./document.ts";

export interface Steering {
  readonly isBusy: Accessor<boolean>;
  readonly refusal: Accessor<string | null>;
  undo(id: string): Promise<void>;
  retry(id: string): Promise<void>;
}

/** Calls a deletion off, or has it tried again. */
export function createSteering(onChanged: (deletion: Deletion) => void): Steering {
  const { client } = useLink();
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
      run(async () => (await change(client, CancelDeletionMutation, { id })).cancelDeletion),
    retry: (id) =>
      run(async () => (await change(client, RetryDeletionMutation, { id })).retryDeletion),
  };
}
