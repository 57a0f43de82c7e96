import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { errorWords } from "../../graphql/error.ts";
import { runMutation } from "../../graphql/operation.ts";
import {
  type Deletion,
  DeleteRequestMutation,
  type Preview,
  PreviewDeletionMutation,
  type Target,
} from "./document.ts";

/** Each asks every service: not too many at once. */
const CONCURRENCY = 3;

/** What the services were found to have of one title, or why that is not known. */
export type PreviewResult =
  | { readonly preview: Preview; readonly error?: undefined }
  | { readonly preview?: undefined; readonly error: string };

export interface DeleteConfirmation {
  /** Those that are not being deleted yet. */
  readonly targets: Accessor<readonly Target[]>;
  previewResult(target: Target): PreviewResult | undefined;
  readonly previews: Accessor<readonly Preview[]>;
  readonly isLoading: Accessor<boolean>;
  readonly isSending: Accessor<boolean>;
  /** Why one was not taken, in words, with its title. */
  readonly refusals: Accessor<readonly string[]>;
  /** Asks again about those that are not known. */
  reload(): void;
  confirm(): Promise<void>;
}

interface DeleteConfirmationProps {
  readonly targets: readonly Target[];
  readonly deleteFiles: boolean;
  readonly onDeleted: (deletions: readonly Deletion[]) => void;
}

/** Finds out what would go, and has exactly that deleted once it is confirmed. */
export function createDeleteConfirmation(props: DeleteConfirmationProps): DeleteConfirmation {
  const { client } = useConnection();
  const [previewResults, setPreviewResults] = createStore<
    Record<string, PreviewResult | undefined>
  >({});
  const [startedIds, setStartedIds] = createSignal<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = createSignal<readonly string[]>([]);
  const [isSending, setIsSending] = createSignal(false);
  let hasEnded = false;
  onCleanup(() => (hasEnded = true));

  const targets = () => props.targets.filter(({ id }) => !startedIds().has(id));
  const keyOf = ({ id }: Target, deleteFiles: boolean) => `${deleteFiles} ${id}`;
  const previewResult = (target: Target) => previewResults[keyOf(target, props.deleteFiles)];
  const forget = (target: Target, deleteFiles: boolean) =>
    setPreviewResults(keyOf(target, deleteFiles), undefined);

  const check = async (target: Target, deleteFiles: boolean) => {
    try {
      const { previewDeletion: preview } = await runMutation(client, PreviewDeletionMutation, {
        requestId: target.id,
        deleteFiles,
      });
      setPreviewResults(keyOf(target, deleteFiles), { preview });
    } catch (error) {
      setPreviewResults(keyOf(target, deleteFiles), { error: errorWords(error) });
    }
  };
  const load = (deleteFiles: boolean) => {
    const unknown = targets().filter(
      (target) => previewResults[keyOf(target, deleteFiles)] === undefined,
    );
    return inBatches(unknown, async (target) => {
      // Whoever changed their mind meanwhile wants other answers first.
      if (!hasEnded && props.deleteFiles === deleteFiles) await check(target, deleteFiles);
    });
  };
  createEffect(
    on(
      () => props.deleteFiles,
      (deleteFiles) => void load(deleteFiles),
    ),
  );

  const send = async (target: Target, deleteFiles: boolean): Promise<Deletion | null> => {
    const previewId = previewResult(target)?.preview?.id;
    if (previewId === undefined) return null;
    try {
      const { deleteRequest } = await runMutation(client, DeleteRequestMutation, {
        requestId: target.id,
        deleteFiles,
        previewId,
      });
      setStartedIds((held) => new Set([...held, target.id]));
      return deleteRequest;
    } catch (error) {
      const words = errorWords(error);
      setRefusals((held) => [
        ...held,
        props.targets.length === 1 ? words : `${target.title}: ${words}`,
      ]);
      forget(target, deleteFiles);
      return null;
    }
  };

  return {
    targets,
    previewResult,
    previews: () => targets().flatMap((target) => previewResult(target)?.preview ?? []),
    isLoading: () => targets().some((target) => previewResult(target) === undefined),
    isSending,
    refusals,
    reload() {
      for (const target of targets())
        if (previewResult(target)?.error !== undefined) forget(target, props.deleteFiles);
      void load(props.deleteFiles);
    },
    async confirm() {
      if (isSending()) return;
      const { deleteFiles } = props;
      setIsSending(true);
      setRefusals([]);
      const sent: Deletion[] = [];
      await inBatches(targets(), async (target) => {
        const deletion = await send(target, deleteFiles);
        if (deletion !== null) sent.push(deletion);
      });
      setIsSending(false);
      if (sent.length > 0) props.onDeleted(sent);
      // What was refused is looked at anew: the refusal may be of an old sight.
      void load(deleteFiles);
    },
  };
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const batch = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, batch));
}
