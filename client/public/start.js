// Runs before the first paint, and before the app is there. A file of its own, so that no inline script is needed.
{
  const recall = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage is refused.
      return null;
    }
  };

  // A dark screen never flashes white.
  const theme = recall("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;

  const load = (file) => {
    const link = document.createElement("link");
    link.href = file;
    link.rel = file.endsWith(".css") ? "preload" : "modulepreload";
    if (link.rel === "preload") link.as = "style";
    document.head.append(link);
  };

  // The words of the language do not wait for the app, either; language/language.ts chooses it alike. English has no file.
  const words = JSON.parse(document.currentScript.dataset.words ?? "{}");
  const language = [recall("language"), ...navigator.languages]
    .map((locale) => String(locale).toLowerCase().split("-")[0])
    .find((one) => one === "en" || Object.hasOwn(words, one));
  if (language !== undefined && language !== "en") words[language].forEach(load);

  // Whoever was signed in is likely to see the page of this address: what it needs does not wait for the app.
  if (recall("signed-in") !== null) {
    const home = new URL(".", document.baseURI).pathname;
    const [page] = location.pathname.slice(home.length).split("/");
    const isHome = location.pathname + location.search === home;

    // Written by build/page-files.ts.
    const pages = JSON.parse(document.currentScript.dataset.pages ?? "{}");
    if (Object.hasOwn(pages, page)) pages[page].forEach(load);

    // Taken up by graphql/head-start.ts, which has remembered what home asks; the first question is who is signed in.
    const questions = JSON.parse(recall("first-queries") ?? "[]");
    globalThis.headStart = new Map(
      (isHome ? questions : questions.slice(0, 1)).map((body) => {
        const answer = fetch("graphql", {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            Accept: "application/graphql-response+json, application/json",
          },
          body,
        });
        // Whoever takes it up learns that it failed.
        answer.catch(() => {});
        return [body, answer];
      }),
    );
  }
}
