import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import { createCatchUp } from "../../../graphql/create-catch-up.ts";
import { runMutation, runQuery } from "../../../graphql/operation.ts";
import {
  CreateShareLinkMutation,
  RevokeShareLinkMutation,
  type ShareLink,
  ShareLinksQuery,
} from "./document.ts";

export interface ShareLinks {
  /** Null until loaded. */
  readonly links: Accessor<readonly ShareLink[] | null>;
  /** The link that was created here last. */
  readonly newest: Accessor<string | null>;
  create(expiresAt: string | null): Promise<void>;
  revoke(id: string): Promise<void>;
}

/** The links that show a request to whoever has them, as far as the viewer may revoke them. */
export function createShareLinks(requestId: string): ShareLinks {
  const { client } = useConnection();
  const [links, setLinks] = createSignal<readonly ShareLink[] | null>(null);
  const [newest, setNewest] = createSignal<string | null>(null);
  createCatchUp(async () => {
    const { request } = await runQuery(client, ShareLinksQuery, { id: requestId });
    setLinks(request?.shareLinks ?? []);
  });
  return {
    links,
    newest,
    async create(expiresAt) {
      const { createShareLink: link } = await runMutation(client, CreateShareLinkMutation, {
        requestId,
        expiresAt,
      });
      setNewest(link.id);
      setLinks((held) => [link, ...(held ?? [])]);
    },
    async revoke(id) {
      await runMutation(client, RevokeShareLinkMutation, { id });
      setLinks((held) => held?.filter((link) => link.id !== id) ?? null);
    },
  };
}
