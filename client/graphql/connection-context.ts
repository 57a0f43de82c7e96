import { createContext, useContext } from "solid-js";
import type { Connection } from "./connection.ts";

export const ConnectionContext = createContext<Connection>();

/** Returns the connection of the signed-in browser; available below the provider in app.tsx. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === undefined)
    throw new Error("useConnection is called outside ConnectionContext");
  return connection;
}
