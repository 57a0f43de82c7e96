import type { ArrItem, Unit } from "./model.ts";
import type { World } from "./world.ts";

/** Turns monitoring on or off; no webhook is sent. */
export function setMonitored(
  world: World,
  item: ArrItem,
  units: readonly Unit[],
  monitored: boolean,
): void {
  for (const unit of units) unit.monitored = monitored;
  if (item.arr === "radarr") item.monitored = monitored;
  world.emit({ kind: "item-edited", item });
}

/** The series or movie as a whole: nothing of it is searched while monitoring is off. */
export function setItemMonitored(world: World, item: ArrItem, monitored: boolean): void {
  item.monitored = monitored;
  if (item.arr === "radarr") for (const unit of item.units) unit.monitored = monitored;
  world.emit({ kind: "item-edited", item });
}
