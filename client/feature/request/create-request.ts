import { type Accessor, createSignal, onCleanup } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { ask, createCatchUp, createFollow, useLink } from "../../graphql/link-context.ts";
import { makeThrottle } from "../../lib/throttle.ts";
import { isNewer } from "../../lib/version.ts";
import type { ActionRecord } from "./action/document.ts";
import {
  DownloadProgressSubscription,
  RequestChangedSubscription,
  type RequestDetails,
  RequestQuery,
} from "./document.ts";

export interface LiveRequest {
  /** null while it is being read, and when there is none. */
  readonly request: Accessor<RequestDetails | null>;
  readonly isMissing: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  /** Takes in what was done just now, without waiting for the news of it. */
  keepAction(record: ActionRecord): void;
  reload(): Promise<void>;
}

const READ_EVERY_MS = 2000;

/** One request, followed live: its head and downloads as they change, its episodes read again when its version rises. */
export function createRequest(id: string): LiveRequest {
  const link = useLink();
  const [store, setStore] = createStore<{ request: RequestDetails | null }>({ request: null });
  const [isMissing, setIsMissing] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);

  const read = async () => {
    try {
      const { request } = await ask(link.client, RequestQuery, { id });
      setIsMissing(request === null);
      setError(null);
      if (request !== null) accept(request);
    } catch (error) {
      setError(error);
      throw error;
    }
  };

  /** An answer older than what has been heard since is not shown; the one that was asked for meanwhile follows. */
  const accept = (seen: RequestDetails) => {
    const held = unwrap(store).request;
    if (held !== null && isNewer(held.version, seen.version)) return throttle.call();
    setStore("request", reconcile(seen, { key: "id", merge: held !== null }));
  };

  const reload = () => read().catch(() => {});
  const throttle = makeThrottle(() => void reload(), READ_EVERY_MS);
  onCleanup(throttle.cancel);

  createFollow(RequestChangedSubscription, { id }, ({ requestChanged: head }) => {
    const held = store.request;
    if (held !== null && isNewer(head.version, held.version)) setStore("request", head);
    throttle.call();
  });
  createFollow(DownloadProgressSubscription, { id }, ({ downloadProgress: download }) => {
    const index = store.request?.downloads.findIndex((held) => held.id === download.id) ?? -1;
    if (index < 0) throttle.call();
    else setStore("request", "downloads", index, reconcile(download, { key: "name" }));
  });
  const keepAction = (record: ActionRecord) => {
    if (store.request === null) return;
    setStore("request", "actionHistory", (held) => [
      record,
      ...held.filter(({ id: other }) => other !== record.id),
    ]);
    throttle.call();
  };
  createCatchUp(read);

  return { request: () => store.request, isMissing, error, keepAction, reload };
}
