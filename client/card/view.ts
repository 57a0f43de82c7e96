import { shell } from "../language/words/shell.ts";
import { problemText } from "../wording/problem-messages.ts";
import { isStuck, untilWords } from "../wording/problem-words.ts";
import { editionWords, explainWords, readyWords, statusWords } from "../wording/request-words.ts";
import { stageCells } from "../wording/stage-bar.ts";
import { isEnded, stateName, stateTone, toneColour } from "../wording/state.ts";
import { etaText } from "../wording/time.ts";
import type { CardRequest } from "./request.ts";
import { STYLE } from "./style.ts";

export const CARD_ID = "status-tracker-card";

/** The element with the card, apart from the styles of the page. */
export interface CardView {
  readonly element: HTMLElement;
  /** Without requests the card is empty, and not seen. */
  show(requests: readonly CardRequest[]): void;
}

export function createCardView(trackerUrl: string): CardView {
  const element = document.createElement("div");
  element.id = CARD_ID;
  const root = element.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = STYLE;
  const list = create("section", "card");
  list.setAttribute("aria-label", "Status Tracker");
  root.append(style, list);
  return {
    element,
    show(requests) {
      const now = new Date();
      list.hidden = requests.length === 0;
      list.replaceChildren(...requests.map((request) => drawRequest(request, { trackerUrl, now })));
    },
  };
}

interface Drawing {
  readonly trackerUrl: string;
  readonly now: Date;
}

function drawRequest(request: CardRequest, { trackerUrl, now }: Drawing): HTMLElement {
  const row = document.createElement("a");
  row.className = "request";
  row.href = new URL(`request/${encodeURIComponent(request.id)}`, trackerUrl).href;
  row.target = "_blank";
  row.rel = "noopener";
  const head = create("div", "head");
  const state = create("b", "state", statusWords(request));
  state.style.setProperty("--c", toneColour(stateTone(request.state)));
  const facts = [editionWords(request), readyWords(request), etaWords(request, now)];
  const known = facts.filter((fact) => fact !== "");
  head.append(state, create("span", "facts", known.join(" · ")));
  row.append(head, drawBar(request), create("div", "reason", whyWords(request, now)));
  return row;
}

/** Why it is where it is: its problem, or else what happens next. */
function whyWords(request: CardRequest, now: Date): string {
  const { problem } = request;
  if (problem === null) return explainWords(request, now);
  const until =
    problem.until === null ? "" : untilWords(problem.code, new Date(problem.until), now);
  const { first } = problemText(problem);
  return until === "" ? first : `${first} (${until})`;
}

function etaWords({ state, eta, downloadEta }: CardRequest, now: Date): string {
  const at = eta ?? downloadEta;
  const isOver = isEnded(state) || state === "AVAILABLE";
  return at === null || isOver ? "" : etaText(new Date(at), now);
}

/** The stages as a thin bar; screen readers announce "Stage 4 of 8, Downloading". */
function drawBar(request: CardRequest): HTMLElement {
  const cells = stageCells(request, isStuck(request.problem));
  const bar = create("div", "bar");
  bar.role = "img";
  const position = cells.findIndex(({ place }) => place === "now");
  const current = cells[position];
  bar.ariaLabel =
    current === undefined
      ? stateName(request.state, "ANY")
      : shell("stage", {
          number: position + 1,
          total: cells.length,
          state: stateName(current.state, "ANY"),
        });
  for (const { place, tone, fill } of cells) {
    const cell = create("i", place);
    cell.style.setProperty("--c", toneColour(tone));
    cell.style.setProperty("--p", `${fill * 100}%`);
    bar.append(cell);
  }
  return bar;
}

/** Titles and reasons come from other services: they are text, never HTML. */
function create(tag: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
