import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { useLanguage } from "./language/language.ts";
import { startLanguage } from "./language/load.ts";
import "./style/base.css";
import "./style/shared.css";
import "./style/poster.css";
import "./style/list.css";
import "./style/page.css";
import "./style/action.css";
import "./style/sync.css";
import "./style/deletion.css";
import "./style/people.css";

const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");
// Without its words the page is in English.
startLanguage()
  .catch(() => useLanguage("en"))
  .finally(() => render(() => <App />, root));
