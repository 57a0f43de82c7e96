/** What moves as a whole when a page changes, and what moves within it. */
const GROUPS = ".section";
const PARTS = ".card-frame, .poster-row > a, .load-more";
const DURATION_MS = 240;

/** Where everything is that may move. */
export type Places = ReadonlyMap<Element, DOMRect>;

interface Move {
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
}

export function readPlaces(): Places {
  return new Map(listMovable().map((element) => [element, element.getBoundingClientRect()]));
}

function listMovable(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`${GROUPS}, ${PARTS}`)];
}

/** Ends the movement under way. */
let stop = () => {};

/** Moves everything from where it was to where it is. Groups move as a whole, so that nothing within them moves twice. */
export function moveFrom(before: Places): void {
  stop();
  // The first content is there at once.
  if (before.size === 0) return;
  const after = readPlaces();
  const moves = listMovable().flatMap((element): readonly Move[] => {
    const group = element.parentElement?.closest(GROUPS) ?? null;
    if (!before.has(element)) {
      const isGroupNew = group !== null && !before.has(group);
      if (!isGroupNew) element.animate([{ opacity: 0 }, {}], DURATION_MS);
      return [];
    }
    const own = distance(element, before, after);
    const ofGroup = group === null ? STILL : distance(group, before, after);
    const [x, y] = [own.x - ofGroup.x, own.y - ofGroup.y];
    return x === 0 && y === 0 ? [] : [{ element, x, y }];
  });
  stop = play(moves);
}

const STILL = { x: 0, y: 0 };

/** How far an element has come; not at all if it was not there. */
function distance(element: Element, before: Places, after: Places): typeof STILL {
  const [from, to] = [before.get(element), after.get(element)];
  if (from === undefined || to === undefined) return STILL;
  return { x: from.left - to.left, y: from.top - to.top };
}

/**
 * Frame by frame, because browsers count the end of an animation that runs in the compositor as a shift of the layout:
 * they compare the place where it began with the one where it ends. Returns what ends it.
 */
function play(moves: readonly Move[]): () => void {
  const begin = performance.now();
  let frame = 0;
  const clear = () => {
    cancelAnimationFrame(frame);
    for (const { element } of moves) element.style.removeProperty("transform");
  };
  const draw = (now: number) => {
    const left = 1 - Math.min(1, Math.max(0, (now - begin) / DURATION_MS));
    if (left === 0) return clear();
    const share = left ** 3;
    for (const { element, x, y } of moves)
      element.style.transform = `translate(${x * share}px, ${y * share}px)`;
    frame = requestAnimationFrame(draw);
  };
  if (moves.length > 0) draw(begin);
  return clear;
}
