import { searchTextOfDelivery } from "../../domain/delivery.ts";
import { clean } from "../../store/clean.ts";
import { deliverySubjectColumns } from "../../store/column/delivery.ts";
import type { Delivery, DeliverySubject } from "../../store/generated/sqlite/client.ts";
import type { MatchedSubject } from "./interpret.ts";

/** Returns the row that says what a delivery is about. PostgreSQL refuses some characters of a title. */
export function toSubjectRow(
  { id, service }: Pick<Delivery, "id" | "service">,
  { event }: { readonly event: string | null },
  { requestId, title, year, episodes }: MatchedSubject,
): DeliverySubject {
  const subject = { title: clean(title), year, episodes };
  return {
    deliveryId: id,
    requestId,
    title: subject.title,
    year,
    episodes: deliverySubjectColumns.episodes.write([...episodes]),
    searchText: clean(searchTextOfDelivery(subject, event, service)),
  };
}
