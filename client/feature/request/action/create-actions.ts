import { type Accessor, createSignal } from "solid-js";
import { errorWords } from "../../../graphql/error.ts";
import type { ActionKind } from "../../../graphql/graphql.ts";
import { change, useLink } from "../../../graphql/link-context.ts";
import { type Act, DeclineRequestMutation, PerformActionMutation } from "./document.ts";

/** What may be pressed: an action, or the one decision that is none. */
export type ActName = ActionKind | "DECLINE";

export interface ActingProps {
  readonly requestId: string;
  /** Only these of its episodes; null: all that it can help. */
  readonly episodeIds: readonly string[] | null;
  readonly onDone: (act: Act) => void;
}

interface Refusal {
  readonly name: ActName;
  readonly words: string;
}

export interface Acting {
  /** What is being sent. */
  readonly running: Accessor<ActName | null>;
  /** Why the last one was not taken, if it was this. */
  refusalOf(name: ActName): string | null;
  perform(kind: ActionKind): Promise<void>;
  /** Resolves with whether it was taken. */
  decline(reason: string): Promise<boolean>;
}

/** Has something done about a request, one thing at a time. */
export function createActing(props: ActingProps): Acting {
  const { client } = useLink();
  const [running, setRunning] = createSignal<ActName | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);

  const run = async (name: ActName, work: () => Promise<void>): Promise<boolean> => {
    if (running() !== null) return false;
    setRunning(name);
    setRefusal(null);
    try {
      await work();
      return true;
    } catch (error) {
      setRefusal({ name, words: errorWords(error) });
      return false;
    } finally {
      setRunning(null);
    }
  };

  return {
    running,
    refusalOf(name) {
      const held = refusal();
      return held?.name === name ? held.words : null;
    },
    async perform(kind) {
      await run(kind, async () => {
        const { requestId, episodeIds } = props;
        const { performAction } = await change(client, PerformActionMutation, {
          requestId,
          action: kind,
          episodeIds: episodeIds === null ? null : [...episodeIds],
        });
        props.onDone(performAction);
      });
    },
    decline: (reason) =>
      run("DECLINE", async () => {
        await change(client, DeclineRequestMutation, {
          id: props.requestId,
          reason: reason === "" ? null : reason,
        });
      }),
  };
}
