import { z } from "zod";
import { columnsOf, json } from "./column.ts";

const { required } = columnsOf("Setting", "name");

/** The change markers of a service: one line for each of its requests or titles, by the service's own id. */
export const changeMarkers = required("value", json(z.record(z.string(), z.string())), {});
