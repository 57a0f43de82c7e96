import type { SubscribePayload } from "graphql-ws";
import type { SocketState } from "../connection-phase.ts";
import type { SubscriptionResult } from "./live-socket.ts";

/** What a tab sends to the worker that holds the socket of all tabs. */
export type ToHub =
  | OpenMessage
  /** Name of the lock that the tab holds for as long as it lives. */
  | { readonly kind: "lock"; readonly name: string }
  | SubscribeMessage
  | { readonly kind: "stop"; readonly id: number }
  | { readonly kind: "visible"; readonly isVisible: boolean }
  | { readonly kind: "probe" }
  | { readonly kind: "close" };

/** The first message of a tab. */
export interface OpenMessage {
  readonly kind: "open";
  /** The address of the socket; a worker does not know the `<base>` of the page. */
  readonly url: string;
  readonly isVisible: boolean;
}

export interface SubscribeMessage {
  readonly kind: "subscribe";
  /** Chosen by the tab. */
  readonly id: number;
  readonly payload: SubscribePayload;
}

/** What the worker sends to a tab. */
export type FromHub =
  | { readonly kind: "state"; readonly state: SocketState }
  | { readonly kind: "forbidden" }
  | { readonly kind: "broken" }
  | { readonly kind: "next"; readonly id: number; readonly value: SubscriptionResult }
  | { readonly kind: "error"; readonly id: number; readonly error: unknown }
  | { readonly kind: "complete"; readonly id: number };
