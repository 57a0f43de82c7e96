import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const RECIPES = join(import.meta.dirname, "../../../docs/recipes");

/** A recipe as a reader uses it: with their own address and token. */
export function readCardRecipe(
  name: string,
  { url, token = "" }: { readonly url: string; readonly token?: string },
): string {
  return readFileSync(join(RECIPES, name), "utf8")
    .replaceAll("http://tracker:8100", url)
    .replaceAll("stt_your_read_token", token);
}

/** Serves a page at every path, with the script of a recipe; ends with the test. */
export async function serveHostPage(
  html: (script: string) => string,
  script: string,
): Promise<string> {
  const server = createServer((_req, res) => {
    res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    res.end(html(`<script>${script}</script>`));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What Jellyfin 10.10 and 12 draw for an item: a page for each that was opened, of which the others are hidden. */
export const jellyfinPage = (
  script: string,
) => `<!doctype html><html lang="en"><head><title>Jellyfin</title></head><body>
<div class="mainAnimatedPages skinBody"></div>
<script>
  const ITEMS = {
    a1: { Type: "Series", ProviderIds: { Tmdb: "209867", Tvdb: "424536" } },
    a2: { Type: "Movie", ProviderIds: { Imdb: "tt1160419" } },
    a3: { Type: "Episode", SeriesId: "a1", ProviderIds: { Tvdb: "1" } },
    a4: { Type: "MusicAlbum", ProviderIds: {} },
  };
  window.ApiClient = {
    getCurrentUserId: () => "u1",
    getItem: async (userId, id) => ITEMS[id],
  };
  function draw() {
    const id = /id=(\\w+)/.exec(location.hash)?.[1];
    for (const page of document.querySelectorAll(".page")) page.classList.add("hide");
    const page = document.createElement("div");
    page.className = id === undefined ? "page homePage" : "page libraryPage itemDetailPage";
    page.innerHTML = id === undefined ? "<h1>Home</h1>" : '<div class="detailPageWrapperContainer"><div class="detailPagePrimaryContainer">' +
      '<div class="detailRibbon"><div class="infoWrapper"><h1 class="nameContainer">' + id + '</h1></div></div>' +
      '<div class="detailPagePrimaryContent"><div class="detailSection"><form class="trackSelections hide"></form>' +
      '<div class="detailSectionContent"><p class="overview"></p></div></div></div>' +
      '</div><div class="detailPageSecondaryContainer"></div></div>';
    document.querySelector(".mainAnimatedPages").append(page);
  }
  addEventListener("hashchange", draw);
  draw();
</script>
${script}</body></html>`;

/** What Seerr draws for a title; React draws it anew for the next one, without loading the page. */
export const seerrPage = (
  script: string,
) => `<!doctype html><html lang="en"><head><title>Seerr</title></head><body>
<div id="__next"><main></main></div>
<script>
  function draw() {
    document.querySelector("main").innerHTML = /^\\/(movie|tv)\\//.test(location.pathname)
      ? '<div class="media-page"><div class="media-page-bg-image"></div><div class="media-header"><h1>Title</h1></div><div class="media-overview"></div></div>'
      : "<h1>Discover</h1>";
  }
  window.visit = (path) => {
    history.pushState({}, "", path);
    draw();
  };
  draw();
</script>
${script}</body></html>`;
