import { createEffect, on, onCleanup } from "solid-js";
import { useConnection } from "./connection-context.ts";

/** Runs `load` now and after every reconnection. The connection counts as live only after it has succeeded. */
export function createCatchUp(load: () => Promise<void>): void {
  const connection = useConnection();
  createEffect(
    on(connection.epoch, () => {
      const ended = new AbortController();
      onCleanup(() => ended.abort());
      connection.catchUp(load, ended.signal);
    }),
  );
}
