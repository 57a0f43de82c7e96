import { CLIENT_RULES } from "./scripts/dependency-rules/client.mjs";
import { INTEGRATION_RULES } from "./scripts/dependency-rules/integrations.mjs";
import { SERVER, serverExcept } from "./scripts/dependency-rules/server-paths.mjs";
import { TRACKING_RULES } from "./scripts/dependency-rules/tracking.mjs";

// The arrow of ARCHITECTURE.md, one rule per line of it. `comment` says what to do instead.

const FETCHERS = ["^node_modules/(undici|axios|got|ky|node-fetch|ws|@microsoft/signalr)/"];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...INTEGRATION_RULES,
    ...CLIENT_RULES,
    ...TRACKING_RULES,
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
      to: serverExcept("^server/(store|domain)/", "^server/log\\.ts$"),
    },
    {
      name: "tracking-is-left-of-the-edge",
      comment:
        "A verb knows domain, store, and integrations by their port, shared/meter.ts and shared/address.ts. It returns; graphql and http answer.",
      severity: "error",
      from: { path: "^server/tracking/" },
      to: serverExcept(
        "^server/(tracking|domain|store)/",
        "^server/integrations/port/",
        "^server/integrations/shared/(meter|address)\\.ts$",
        "^server/config/input\\.ts$",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "account-stands-beside-tracking",
      comment:
        "account knows store, domain, what services offer for signing in, and of tracking the clock and the errors. A verb that needs a person takes their name as an argument.",
      severity: "error",
      from: { path: "^server/account/" },
      to: serverExcept(
        "^server/(account|domain|store)/",
        "^server/integrations/port/",
        "^server/tracking/core/",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "notification-right-of-tracking-and-account",
      comment:
        "notification notifies people what tracking stored. It knows store, domain, who somebody is (account), the port of channels, and of tracking the core; everything else comes by its context.",
      severity: "error",
      from: { path: "^server/notification/" },
      to: serverExcept(
        "^server/(notification|domain|store)/",
        "^server/account/access\\.ts$",
        "^server/integrations/port/",
        "^server/tracking/core/",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "replica-right-of-tracking-and-account",
      comment:
        "replica reports to the other processes what happens in this one. It knows the bus and the services of tracking, what ends access and counts attempts (account), and store; http asks it who leads.",
      severity: "error",
      from: { path: "^server/replica/" },
      to: serverExcept(
        "^server/(replica|store)/",
        "^server/account/context\\.ts$",
        "^server/tracking/(core/bus|tracker)\\.ts$",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "backup-right-of-tracking",
      comment:
        "backup keeps what store writes. It knows store, domain, and of tracking the core; settings come as arguments.",
      severity: "error",
      from: { path: "^server/backup/" },
      to: serverExcept(
        "^server/(backup|domain|store)/",
        "^server/tracking/core/",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "tape-right-of-tracking",
      comment:
        "tape exports and replays what tracking stored. It knows store, domain, the integrations that read webhooks, and tracking; nobody's rights or settings.",
      severity: "error",
      from: { path: "^server/tape/" },
      to: serverExcept("^server/(tape|domain|store|tracking|integrations)/", "^server/log\\.ts$"),
    },
    {
      name: "graphql-is-thin",
      comment:
        "A resolver parses, calls a verb of tracking or account, and returns. Routes are http's; settings come by the context.",
      severity: "error",
      from: { path: "^server/graphql/" },
      to: serverExcept(
        "^server/(graphql|tracking|account|notification|backup|domain)/",
        "^server/store/",
        "^server/integrations/port/",
        "^server/integrations/shared/meter\\.ts$",
        "^server/log(-tail)?\\.ts$",
      ),
    },
    {
      name: "http-is-thin",
      comment:
        "A route parses, calls a verb or the GraphQL schema, and answers. Settings come in as arguments from app.ts.",
      severity: "error",
      from: { path: "^server/http/" },
      to: serverExcept(
        "^server/(http|graphql|tracking|account|notification|backup|tape|domain)/",
        "^server/replica/replicas\\.ts$",
        "^server/store/(store|request-count|stage-bucket)\\.ts$",
        "^server/integrations/port/",
        "^server/integrations/shared/meter\\.ts$",
        "^server/log\\.ts$",
      ),
    },
    {
      name: "app-is-at-the-right-end",
      comment:
        "Nothing of the server imports app.ts but start.ts (the demo and tests may): pass in what you need from there.",
      severity: "error",
      from: { path: SERVER, pathNot: "^server/(main|start)\\.ts$" },
      to: { path: "^server/(app|main|start)\\.ts$" },
    },
    {
      name: "config-is-read-once",
      comment:
        "Only start.ts, app.ts and the programs beside them know the settings: take the value you need as an argument.",
      severity: "error",
      from: {
        path: SERVER,
        pathNot: [
          "^server/(start|app|backup|backup-order|doctor|first-steps|reset-password|restore|rotate-key)\\.ts$",
          "^server/config/",
        ],
      },
      to: { path: "^server/config/", pathNot: "^server/config/input\\.ts$" },
    },
    {
      name: "log-is-a-leaf",
      comment:
        "The log imports nothing else of ours but what removes secrets, so that everything but domain may import it.",
      severity: "error",
      from: { path: "^server/log(-limit|-tail)?\\.ts$" },
      to: { path: SERVER, pathNot: "^server/(log-(limit|tail)|domain/redact(-url)?)\\.ts$" },
    },
    {
      name: "server-without-client",
      comment: "The server hands out the client's build as files and knows nothing of its sources.",
      severity: "error",
      from: { path: SERVER },
      to: { path: "^client/" },
    },
    {
      name: "no-dep-on-test",
      comment: "What the product needs does not live under test: move it, or pass it in.",
      severity: "error",
      from: { path: "^(server|client|simulator)/" },
      to: { path: "^test/" },
    },
    {
      name: "no-dep-on-simulator",
      comment:
        "The tracker runs without the simulated services: only the demo, tests and benchmarks start them.",
      severity: "error",
      from: { path: "^(server|client)/" },
      to: { path: "^simulator/" },
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
      from: { path: SERVER },
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
