import { beforeEach, expect, it } from "vitest";
import { moveFrom, readPlaces } from "../../../client/ui/flip.ts";

let faded: string[] = [];

beforeEach(() => {
  faded = [];
  // Of which jsdom has nothing.
  Element.prototype.animate = function animate(this: Element) {
    faded.push(this.id);
    return new Proxy({}, {}) as Animation;
  };
  document.body.innerHTML = "";
});

const section = (id: string, cards: readonly string[]) =>
  `<section class="section" id="${id}">${cards.map((card) => `<p class="card-frame" id="${card}"></p>`).join("")}</section>`;

it("shows the first content of a page at once: it must not be painted later than it is there", () => {
  const before = readPlaces();
  document.body.innerHTML = section("one", ["a", "b"]);
  moveFrom(before);
  expect(faded).toEqual([]);
});

it("lets what comes later appear, a new group as a whole", () => {
  document.body.innerHTML = section("one", ["a"]);
  const before = readPlaces();
  document.querySelector("#one")?.insertAdjacentHTML("beforeend", `<p class="card-frame" id="b">`);
  document.body.insertAdjacentHTML("beforeend", section("two", ["c"]));
  moveFrom(before);
  expect(new Set(faded)).toEqual(new Set(["b", "two"]));
});
