import { type Accessor, createContext } from "solid-js";

/** Whether the viewer may see the evidence of the history. Provided by the layout, which knows the viewer. */
export const EvidenceAccess = createContext<Accessor<boolean>>(() => false);
