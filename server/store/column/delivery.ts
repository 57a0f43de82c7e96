import { DELIVERY_STATUSES } from "../../domain/delivery.ts";
import { columnsOf, words } from "./column.ts";

const { required } = columnsOf("Delivery", "id");

export const deliveryColumns = {
  status: required("status", words(DELIVERY_STATUSES), "FAILED"),
};

const decoder = new TextDecoder();

/** Returns the JSON of a stored body; undefined when the body is not JSON. */
export function readBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    return undefined;
  }
}
