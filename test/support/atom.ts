import { SaxesParser } from "saxes";
import { expect } from "vitest";

const ATOM = "http://www.w3.org/2005/Atom";
/** RFC 3339 with a zone, as RFC 4287 requires (3.3). */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** An IRI with a scheme, which is never resolved against the address of the feed (4.2.6). */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\S+$/;

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly summary: string;
  readonly category: string;
  readonly href: string;
}

/** Reads an Atom feed and fails the test where it breaks a rule of RFC 4287 on which readers depend. */
export function readAtom(text: string): {
  readonly self: string;
  readonly entries: readonly AtomEntry[];
} {
  const feed = parseXml(text);
  expect([feed.namespace, feed.name], text).toEqual([ATOM, "feed"]);
  checkCommon(feed);
  // A feed has an author unless each entry has one (4.1.1); a person has a name (3.2.1).
  expect(one(one(feed, "author"), "name").text).not.toBe("");
  const entries = children(feed, "entry").map((entry) => {
    checkCommon(entry);
    return {
      id: one(entry, "id").text,
      title: one(entry, "title").text,
      updated: one(entry, "updated").text,
      summary: one(entry, "summary").text,
      category: one(entry, "category").attributes["term"] ?? "",
      href: linkOf(entry, "alternate"),
    };
  });
  const ids = entries.map(({ id }) => id);
  expect(new Set(ids).size, "no two entries have the same id").toBe(ids.length);
  return { self: linkOf(feed, "self"), entries };
}

/** What feeds and entries must have: one id, one title, one date, and links with an address (4.1). */
function checkCommon(element: Element): void {
  expect(one(element, "id").text).toMatch(ABSOLUTE);
  expect(one(element, "title").text).not.toBe("");
  expect(one(element, "updated").text).toMatch(DATE);
  // At most one alternate of a type and language (4.1.1, 4.1.2); an entry without content has one.
  expect(linkOf(element, "alternate")).toMatch(ABSOLUTE);
}

function linkOf(element: Element, rel: string): string {
  const links = children(element, "link").filter(({ attributes }) => attributes["rel"] === rel);
  expect(links).toHaveLength(1);
  return links[0]?.attributes["href"] ?? "";
}

interface Element {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Parses XML with its namespaces. Throws for anything that is not well formed. */
function parseXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  let root: Element | null = null;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const element: Element = {
      namespace: uri,
      name: local,
      attributes: Object.fromEntries(
        Object.values(attributes).map(({ name, value }) => [name, value]),
      ),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("text", (part) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  if (root === null) throw new Error("there is no element");
  return root;
}

function children(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.namespace === ATOM && child.name === name);
}

function one(element: Element, name: string): Element {
  const [first, ...others] = children(element, name);
  expect(others).toEqual([]);
  if (first === undefined) throw new Error(`${element.name} has no ${name}`);
  return first;
}
