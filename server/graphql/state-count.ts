import type { State } from "../domain/state.ts";
import { builder } from "./builder.ts";
import { RequestState } from "./enum.ts";

export const StateCount = builder
  .objectRef<{ readonly state: State; readonly count: number }>("StateCount")
  .implement({
    description: "The number of requests in a state.",
    fields: (t) => ({
      state: t.expose("state", { type: RequestState, description: "The state." }),
      count: t.exposeInt("count", { description: "Number of requests in the state." }),
    }),
  });
