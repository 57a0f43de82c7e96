import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import type { ActionKind } from "../../../graphql/graphql.ts";
import { runMutation } from "../../../graphql/operation.ts";
import { errorWords } from "../../../wording/error-words.ts";
import { type ActionRecord, DeclineRequestMutation, PerformActionMutation } from "./document.ts";

export interface ActionRunnerProps {
  readonly requestId: string;
  /** Limits the action to these episodes; null: all that it can help. */
  readonly episodeIds: readonly string[] | null;
  /** Limits the action to this download. */
  readonly downloadId?: string;
  readonly onDone: (record: ActionRecord) => void;
}

interface ActionError {
  readonly kind: ActionKind;
  readonly words: string;
}

export interface ActionRunner {
  /** The action that is being sent. */
  readonly running: Accessor<ActionKind | null>;
  /** The error of the last action, if it is of this kind. */
  refusalOf(kind: ActionKind): string | null;
  perform(kind: ActionKind): Promise<void>;
  /** Resolves with whether Seerr accepted it. */
  decline(reason: string): Promise<boolean>;
}

/** Runs actions on a request, one at a time. */
export function createActionRunner(props: ActionRunnerProps): ActionRunner {
  const { client } = useConnection();
  const [running, setRunning] = createSignal<ActionKind | null>(null);
  const [refusal, setRefusal] = createSignal<ActionError | null>(null);

  const run = async (kind: ActionKind, work: () => Promise<void>): Promise<boolean> => {
    if (running() !== null) return false;
    setRunning(kind);
    setRefusal(null);
    try {
      await work();
      return true;
    } catch (error) {
      setRefusal({ kind, words: errorWords(error) });
      return false;
    } finally {
      setRunning(null);
    }
  };

  return {
    running,
    refusalOf(kind) {
      const held = refusal();
      return held?.kind === kind ? held.words : null;
    },
    async perform(kind) {
      await run(kind, async () => {
        const { requestId, episodeIds } = props;
        const { performAction } = await runMutation(client, PerformActionMutation, {
          requestId,
          action: kind,
          episodeIds: episodeIds === null ? null : [...episodeIds],
          downloadId: props.downloadId ?? null,
        });
        props.onDone(performAction);
      });
    },
    decline: (reason) =>
      run("DECLINE", async () => {
        await runMutation(client, DeclineRequestMutation, {
          id: props.requestId,
          reason: reason === "" ? null : reason,
        });
      }),
  };
}
