import { SERVER, serverExcept } from "./server-paths.mjs";

/** Directions inside server/integrations: port ← shared ← common of a role ← service ← registry. `comment` says what to do instead. */
export const INTEGRATION_RULES = [
  {
    name: "integrations-know-domain",
    comment:
      "An integration turns what its service says into observations (domain) and returns them; tracking writes.",
    severity: "error",
    from: { path: "^server/integrations/" },
    to: serverExcept("^server/(integrations|domain)/", "^server/log\\.ts$"),
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
    name: "port-knows-domain",
    comment:
      "port describes what the tracker asks of a service, in types of domain. Code that several services share belongs in integrations/shared.",
    severity: "error",
    from: { path: "^server/integrations/port/" },
    to: { path: "^server/", pathNot: ["^server/integrations/port/", "^server/domain/"] },
  },
  {
    name: "shared-knows-no-role",
    comment:
      "integrations/shared serves every role. What only one role needs belongs in the common folder of that role.",
    severity: "error",
    from: { path: "^server/integrations/shared/" },
    to: {
      path: "^server/integrations/",
      pathNot: ["^server/integrations/(shared|port)/"],
    },
  },
  {
    name: "roles-apart",
    comment:
      "A role never imports another role. Move what both need to integrations/shared, or add it to the port.",
    severity: "error",
    from: {
      path: "^server/integrations/(arr|download-client|media-server|request-manager|anime-matcher)/",
    },
    to: {
      path: "^server/integrations/",
      pathNot: ["^server/integrations/(shared|port)/", "^server/integrations/$1/"],
    },
  },
  {
    name: "services-apart",
    comment:
      "A service never imports another service, and common imports none. Move what two services need to the common folder of their role.",
    severity: "error",
    from: { path: "^server/integrations/([^/]+)/([^/]+)/" },
    to: {
      path: "^server/integrations/$1/[^/]+/",
      pathNot: ["^server/integrations/(shared|port)/", "^server/integrations/$1/($2|common)/"],
    },
  },
  {
    name: "services-by-their-adapter",
    comment:
      "Only adapter.ts of a service is visible from outside its folder: add what you need to the port.",
    severity: "error",
    from: { path: SERVER, pathNot: "^server/integrations/[^/]+/" },
    to: {
      path: "^server/integrations/(arr|download-client|media-server|request-manager|anime-matcher)/",
      pathNot: "/adapter\\.ts$",
    },
  },
];
