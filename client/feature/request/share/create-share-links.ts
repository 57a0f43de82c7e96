import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import { createLoaded } from "../../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../../graphql/operation.ts";
import {
  CreateShareLinkMutation,
  RevokeShareLinkMutation,
  type ShareLink,
  ShareLinksQuery,
} from "./document.ts";

export interface ShareLinks {
  /** Newest first; those that were created here at least. */
  readonly links: Accessor<readonly ShareLink[]>;
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** The link that was created here last. */
  readonly newest: Accessor<string | null>;
  create(expiresAt: string | null): Promise<void>;
  revoke(id: string): Promise<void>;
}

/** The links that show a request to whoever has them, as far as the viewer may revoke them. */
export function createShareLinks(requestId: string): ShareLinks {
  const { client } = useConnection();
  const [created, setCreated] = createSignal<readonly ShareLink[]>([]);
  const [newest, setNewest] = createSignal<string | null>(null);
  const { value, error, reload, change } = createLoaded<readonly ShareLink[]>(
    async () =>
      (await runQuery(client, ShareLinksQuery, { id: requestId })).request?.shareLinks ?? [],
  );
  const links = () => {
    const listed = value() ?? [];
    const isListed = ({ id }: ShareLink) => listed.some((other) => other.id === id);
    return [...created().filter((link) => !isListed(link)), ...listed];
  };
  return {
    links,
    isLoaded: () => value() !== null || created().length > 0,
    error,
    reload,
    newest,
    async create(expiresAt) {
      const { createShareLink: link } = await runMutation(client, CreateShareLinkMutation, {
        requestId,
        expiresAt,
      });
      setNewest(link.id);
      setCreated((held) => [link, ...held]);
    },
    async revoke(id) {
      await runMutation(client, RevokeShareLinkMutation, { id });
      setCreated((held) => held.filter((link) => link.id !== id));
      change((held) => held.filter((link) => link.id !== id));
    },
  };
}
