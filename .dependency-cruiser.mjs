// The arrow of ARCHITECTURE.md, one rule per line of it. `comment` says what to do instead.

const TRACKER = "^server/";
const FETCHERS = ["^node_modules/(undici|axios|got|ky|node-fetch|ws|@microsoft/signalr)/"];

/** Everything of the server that is not among `allowed`. */
function serverBut(...allowed) {
  return { path: TRACKER, pathNot: allowed };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      comment:
        "Two files that need each other hide a third: move what both use into a file of its own, to the left of them.",
      severity: "error",
      from: { pathNot: "^server/store/generated/" },
      to: { circular: true },
    },
    {
      name: "domain-is-pure",
      comment:
        "domain knows nothing but domain. Pass in what it needs (time, ids, rows) as arguments and return what should happen.",
      severity: "error",
      from: { path: "^server/domain/" },
      to: { pathNot: "^server/domain/" },
    },
    {
      name: "domain-without-the-world",
      comment:
        "No Node module and no library that calls out below domain: read in store or integrations, decide in domain.",
      severity: "error",
      from: { path: "^server/domain/" },
      to: { path: FETCHERS, dependencyTypes: ["core", "npm"] },
    },
    {
      name: "store-knows-domain",
      comment:
        "store keeps rows and knows no service and no verb. What decides belongs into tracking; what is shared into domain.",
      severity: "error",
      from: { path: "^server/store/" },
      to: serverBut("^server/(store|domain)/", "^server/log\\.ts$"),
    },
    {
      name: "integrations-know-domain",
      comment:
        "An integration turns what its service says into observations (domain) and returns them; tracking writes.",
      severity: "error",
      from: { path: "^server/integrations/" },
      to: serverBut("^server/(integrations|domain)/", "^server/log\\.ts$"),
    },
    {
      name: "integrations-without-database",
      comment:
        "An integration never sees the database: return observations, or ask for more in PollScope.",
      severity: "error",
      from: { path: "^server/integrations/" },
      to: { path: "^node_modules/(@prisma|better-sqlite3|pg)/" },
    },
    {
      name: "integrations-apart",
      comment:
        "A service's folder never imports another's (arr, transfer, library, hub and http hold what several share). Move what two need into one of those, or beside port.ts.",
      severity: "error",
      from: { path: "^server/integrations/([^/]+)/" },
      to: {
        path: "^server/integrations/[^/]+/",
        pathNot: [
          "^server/integrations/$1/",
          "^server/integrations/(arr|transfer|library|hub|http)/",
        ],
      },
    },
    {
      name: "integrations-by-their-adapter",
      comment:
        "From outside its folder only adapter.ts of a service is visible: add what you need to the port.",
      severity: "error",
      from: { path: TRACKER, pathNot: "^server/integrations/[^/]+/" },
      to: {
        path: "^server/integrations/[^/]+/",
        pathNot: ["/adapter\\.ts$", "^server/integrations/http/"],
      },
    },
    {
      name: "tracking-is-left-of-the-edge",
      comment:
        "A verb knows domain, store, and integrations by port.ts, control.ts, removal.ts, watched.ts, registry.ts and meter.ts. It returns; graphql and http answer.",
      severity: "error",
      from: { path: "^server/tracking/" },
      to: serverBut(
        "^server/(tracking|domain|store)/",
        "^server/integrations/(port|control|removal|watched|registry|meter)\\.ts$",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "account-stands-beside-tracking",
      comment:
        "account knows store, domain, and of tracking the clock and the errors. A verb that needs a person takes their name as an argument.",
      severity: "error",
      from: { path: "^server/account/" },
      to: serverBut(
        "^server/(account|domain|store)/",
        "^server/tracking/(clock|error|context)\\.ts$",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "graphql-is-thin",
      comment:
        "A resolver parses, calls a verb of tracking or account, and returns. Routes are http's; settings come by the context.",
      severity: "error",
      from: { path: "^server/graphql/" },
      to: serverBut(
        "^server/(graphql|tracking|account|domain)/",
        "^server/store/",
        "^server/integrations/(port|meter)\\.ts$",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "http-is-thin",
      comment:
        "A route parses, calls a verb or the GraphQL schema, and answers. Settings come in as arguments from app.ts.",
      severity: "error",
      from: { path: "^server/http/" },
      to: serverBut(
        "^server/(http|graphql|tracking|account|domain)/",
        "^server/store/store\\.ts$",
        "^server/integrations/(port|meter)\\.ts$",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "app-is-at-the-right-end",
      comment:
        "Nothing of the server imports app.ts but main.ts (the demo and tests may): pass in what you need from there.",
      severity: "error",
      from: { path: TRACKER, pathNot: "^server/main\\.ts$" },
      to: { path: "^server/(app|main)\\.ts$" },
    },
    {
      name: "config-is-read-once",
      comment: "Only main.ts and app.ts know the settings: take the value you need as an argument.",
      severity: "error",
      from: { path: TRACKER, pathNot: "^server/(main|app|config|service-setting)\\.ts$" },
      to: { path: "^server/(config|setting|service-setting)\\.ts$" },
    },
    {
      name: "log-is-a-leaf",
      comment: "log.ts imports nothing of ours, so that everything but domain may import it.",
      severity: "error",
      from: { path: "^server/log\\.ts$" },
      to: { path: TRACKER },
    },
    {
      name: "client-without-server",
      comment: "The client learns its types from schema.graphql: ask for the field there.",
      severity: "error",
      from: { path: "^client/" },
      to: { path: "^(server|scripts|prisma)/" },
    },
    {
      name: "server-without-client",
      comment: "The server hands out the client's build as files and knows nothing of its sources.",
      severity: "error",
      from: { path: TRACKER },
      to: { path: "^client/" },
    },
    {
      name: "ui-and-lib-at-the-left",
      comment: "ui, lib and graphql know no feature and no page: pass in what they should show.",
      severity: "error",
      from: { path: "^client/(ui|lib|graphql)/" },
      to: { path: "^client/(feature|page)/" },
    },
    {
      name: "features-apart",
      comment:
        "A feature never imports another: a page puts them together; what both need belongs into ui, lib or graphql.",
      severity: "error",
      from: { path: "^client/feature/([^/]+)/" },
      to: { path: "^client/(feature|page)/", pathNot: "^client/feature/$1/" },
    },
    {
      name: "no-dep-on-test",
      comment: "What the product needs does not live under test: move it, or pass it in.",
      severity: "error",
      from: { path: "^(server|client)/" },
      to: { path: "^test/" },
    },
    {
      name: "no-dep-on-scripts",
      comment: "Scripts are for npm: what the product needs at run time belongs under server.",
      severity: "error",
      from: { path: "^(server|client)/" },
      to: { path: "^scripts/" },
    },
    {
      name: "not-to-dev-dep",
      comment:
        "The server runs without devDependencies: make it a dependency, or import the type only.",
      severity: "error",
      from: { path: TRACKER },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^node_modules/@types/",
      },
    },
    {
      name: "resolvable",
      comment:
        "The import leads nowhere: npm run generate made no client yet, or the name is wrong.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(virtual|node):" },
    },
  ],
  options: {
    doNotFollow: { path: "^node_modules/" },
    exclude: { path: "^(dist|coverage|data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts"],
    },
  },
};
