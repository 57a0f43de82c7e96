import { leadingAndTrailing, throttle } from "@solid-primitives/scheduled";
import { type Accessor, createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runQuery } from "../../graphql/operation.ts";
import { isNewer } from "../../lib/version.ts";
import type { ActionRecord } from "./action/document.ts";
import {
  DownloadProgressSubscription,
  RequestChangedSubscription,
  type RequestDetails,
  RequestQuery,
} from "./document.ts";

export interface LiveRequest {
  /** Null while loading, and if the request does not exist. */
  readonly request: Accessor<RequestDetails | null>;
  readonly isMissing: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  /** Adds the record of an action, without waiting for the subscription. */
  keepAction(record: ActionRecord): void;
  reload(): Promise<void>;
}

const REFRESH_INTERVAL_MS = 2000;
const BY_NAME = { key: "name" } as const;

/** Follows one request: head and downloads update live, episodes are loaded again when the version rises. */
export function createRequest(id: string): LiveRequest {
  const connection = useConnection();
  const [store, setStore] = createStore<{ request: RequestDetails | null }>({ request: null });
  const [isMissing, setIsMissing] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);

  const read = async () => {
    try {
      const { request } = await runQuery(connection.client, RequestQuery, { id });
      setIsMissing(request === null);
      setError(null);
      if (request !== null) accept(request);
    } catch (thrown) {
      setError(thrown);
      throw thrown;
    }
  };

  /** A response older than the subscription's last message is dropped and requested again. */
  const accept = (seen: RequestDetails) => {
    const held = unwrap(store).request;
    if (held !== null && isNewer(held.version, seen.version)) return refresh();
    setStore("request", reconcile(seen, { key: "id", merge: held !== null }));
  };

  const reload = () => read().catch(() => {});
  const refresh = leadingAndTrailing(throttle, () => void reload(), REFRESH_INTERVAL_MS);

  createSubscription(RequestChangedSubscription, { id }, ({ requestChanged: head }) => {
    const held = store.request;
    if (held !== null && isNewer(head.version, held.version)) setStore("request", head);
    refresh();
  });
  createSubscription(DownloadProgressSubscription, { id }, ({ downloadProgress: download }) => {
    const downloads = store.request?.downloads ?? [];
    const index = downloads.findIndex((held) => held.id === download.id);
    // The subscription leaves out the actions: they change seldom, and are read with the request.
    const actions = downloads[index]?.actions;
    if (actions === undefined) refresh();
    else setStore("request", "downloads", index, reconcile({ ...download, actions }, BY_NAME));
  });
  const keepAction = (record: ActionRecord) => {
    if (store.request === null) return;
    setStore("request", "actionHistory", (held) => [
      record,
      ...held.filter(({ id: other }) => other !== record.id),
    ]);
    refresh();
  };
  createCatchUp(read);

  return { request: () => store.request, isMissing, error, keepAction, reload };
}
