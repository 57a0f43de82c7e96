import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import { errorWords } from "../../graphql/error.ts";
import { change, useLink } from "../../graphql/link-context.ts";
import {
  type Deletion,
  DeleteRequestMutation,
  type Preview,
  PreviewDeletionMutation,
  type Target,
} from "./document.ts";

/** Each asks every service: not too many at once. */
const AT_ONCE = 3;

/** What the services were found to have of one title, or why that is not known. */
export type Finding =
  | { readonly preview: Preview; readonly error?: undefined }
  | { readonly preview?: undefined; readonly error: string };

export interface Question {
  /** Those that are not being deleted yet. */
  readonly targets: Accessor<readonly Target[]>;
  finding(target: Target): Finding | undefined;
  readonly previews: Accessor<readonly Preview[]>;
  readonly isLoading: Accessor<boolean>;
  readonly isSending: Accessor<boolean>;
  /** Why one was not taken, in words, with its title. */
  readonly refusals: Accessor<readonly string[]>;
  /** Asks again about those that are not known. */
  reload(): void;
  confirm(): Promise<void>;
}

interface QuestionProps {
  readonly targets: readonly Target[];
  readonly deleteFiles: boolean;
  readonly onDeleted: (deletions: readonly Deletion[]) => void;
}

/** Finds out what would go, and has exactly that deleted once it is confirmed. */
export function createQuestion(props: QuestionProps): Question {
  const { client } = useLink();
  const [findings, setFindings] = createStore<Record<string, Finding | undefined>>({});
  const [doneIds, setDoneIds] = createSignal<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = createSignal<readonly string[]>([]);
  const [isSending, setIsSending] = createSignal(false);
  let hasEnded = false;
  onCleanup(() => (hasEnded = true));

  const targets = () => props.targets.filter(({ id }) => !doneIds().has(id));
  const keyOf = ({ id }: Target, deleteFiles: boolean) => `${deleteFiles} ${id}`;
  const finding = (target: Target) => findings[keyOf(target, props.deleteFiles)];
  const forget = (target: Target, deleteFiles: boolean) =>
    setFindings(keyOf(target, deleteFiles), undefined);

  const check = async (target: Target, deleteFiles: boolean) => {
    try {
      const { previewDeletion: preview } = await change(client, PreviewDeletionMutation, {
        requestId: target.id,
        deleteFiles,
      });
      setFindings(keyOf(target, deleteFiles), { preview });
    } catch (error) {
      setFindings(keyOf(target, deleteFiles), { error: errorWords(error) });
    }
  };
  const load = (deleteFiles: boolean) => {
    const unknown = targets().filter(
      (target) => findings[keyOf(target, deleteFiles)] === undefined,
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
    const previewId = finding(target)?.preview?.id;
    if (previewId === undefined) return null;
    try {
      const { deleteRequest } = await change(client, DeleteRequestMutation, {
        requestId: target.id,
        deleteFiles,
        previewId,
      });
      setDoneIds((held) => new Set([...held, target.id]));
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
    finding,
    previews: () => targets().flatMap((target) => finding(target)?.preview ?? []),
    isLoading: () => targets().some((target) => finding(target) === undefined),
    isSending,
    refusals,
    reload() {
      for (const target of targets())
        if (finding(target)?.error !== undefined) forget(target, props.deleteFiles);
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
  await Promise.all(Array.from({ length: AT_ONCE }, batch));
}
