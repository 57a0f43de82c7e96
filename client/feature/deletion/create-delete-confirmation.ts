import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { errorWords } from "../../wording/error-words.ts";
import {
  type Deletion,
  DeleteRequestMutation,
  type Preview,
  PreviewDeletionMutation,
  type Target,
} from "./document.ts";

/** Each preview queries every service, so only a few run at once. */
const CONCURRENCY = 3;

/** The preview of one title, or why it could not be loaded. */
export type PreviewResult =
  | { readonly preview: Preview; readonly error?: undefined }
  | { readonly preview?: undefined; readonly error: string };

export interface DeleteConfirmation {
  /** The titles whose deletion has not been started. */
  readonly targets: Accessor<readonly Target[]>;
  previewResult(target: Target): PreviewResult | undefined;
  readonly previews: Accessor<readonly Preview[]>;
  readonly isLoading: Accessor<boolean>;
  readonly isSending: Accessor<boolean>;
  /** Why deletions could not be started; with the title if there are several. */
  readonly errors: Accessor<readonly string[]>;
  /** Loads failed previews again. */
  reload(): void;
  confirm(): Promise<void>;
}

interface DeleteConfirmationProps {
  readonly targets: readonly Target[];
  /** Null until it is chosen: nothing is loaded, and nothing can be started. */
  readonly deleteFiles: boolean | null;
  readonly onDeleted: (deletions: readonly Deletion[]) => void;
}

/** Loads previews of what will be deleted, and starts exactly these deletions on confirmation. */
export function createDeleteConfirmation(props: DeleteConfirmationProps): DeleteConfirmation {
  const { client } = useConnection();
  const [previewResults, setPreviewResults] = createStore<
    Record<string, PreviewResult | undefined>
  >({});
  const [startedIds, setStartedIds] = createSignal<ReadonlySet<string>>(new Set());
  const [errors, setErrors] = createSignal<readonly string[]>([]);
  const [isSending, setIsSending] = createSignal(false);
  let hasEnded = false;
  onCleanup(() => (hasEnded = true));

  const targets = () => props.targets.filter(({ id }) => !startedIds().has(id));
  const keyOf = ({ id }: Target, deleteFiles: boolean | null) => `${deleteFiles} ${id}`;
  const previewResult = (target: Target) => previewResults[keyOf(target, props.deleteFiles)];
  const forget = (target: Target, deleteFiles: boolean | null) =>
    setPreviewResults(keyOf(target, deleteFiles), undefined);

  const loadPreview = async (target: Target, deleteFiles: boolean) => {
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
  const load = async (deleteFiles: boolean | null) => {
    if (deleteFiles === null) return;
    const unknown = targets().filter(
      (target) => previewResults[keyOf(target, deleteFiles)] === undefined,
    );
    await inBatches(unknown, async (target) => {
      // The other choice was made meanwhile: its previews come first.
      if (!hasEnded && props.deleteFiles === deleteFiles) await loadPreview(target, deleteFiles);
    });
  };
  createEffect(
    on(
      () => props.deleteFiles,
      (deleteFiles) => void load(deleteFiles),
    ),
  );

  const start = async (target: Target, deleteFiles: boolean): Promise<Deletion | null> => {
    const previewId = previewResult(target)?.preview?.id;
    if (previewId === undefined) return null;
    try {
      const { deleteRequest } = await runMutation(client, DeleteRequestMutation, {
        requestId: target.id,
        deleteFiles,
        previewId,
      });
      setStartedIds((current) => new Set([...current, target.id]));
      return deleteRequest;
    } catch (error) {
      const words = errorWords(error);
      setErrors((current) => [
        ...current,
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
    isLoading: () =>
      props.deleteFiles !== null && targets().some((target) => previewResult(target) === undefined),
    isSending,
    errors,
    reload() {
      for (const target of targets())
        if (previewResult(target)?.error !== undefined) forget(target, props.deleteFiles);
      void load(props.deleteFiles);
    },
    async confirm() {
      const { deleteFiles } = props;
      if (isSending() || deleteFiles === null) return;
      setIsSending(true);
      setErrors([]);
      const started: Deletion[] = [];
      await inBatches(targets(), async (target) => {
        const deletion = await start(target, deleteFiles);
        if (deletion !== null) started.push(deletion);
      });
      setIsSending(false);
      if (started.length > 0) props.onDeleted(started);
      // A rejected preview may be outdated: load it again.
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
