import { isRequester } from "../account/access.ts";
import { removePerson, savePerson } from "../account/person.ts";
import { identityColumns, personColumns } from "../store/column/person.ts";
import type { Person as PersonRow, Prisma } from "../store/generated/sqlite/client.ts";
import { createBatch, withColumns } from "./batch.ts";
import { builder, PERSONAL } from "./builder.ts";
import { expectActor } from "./context.ts";
import { IdentityKind, Role } from "./enum.ts";
import { checkPageSize } from "./limit.ts";
import { MediaRequest } from "./media-request.ts";

builder.prismaObject("Identity", {
  name: "PersonIdentity",
  description: "How a person is known to a service, or signs in.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the identity in the tracker." }),
    kind: t.field({
      type: IdentityKind,
      description: "Where the identity comes from.",
      select: { id: true, kind: true },
      resolve: identityColumns.kind.read,
    }),
    provider: t.exposeString("provider", {
      description: 'Slug of the service; "local", "oidc" or "proxy" for the other kinds.',
    }),
    name: t.exposeString("name", { description: "Name or username there." }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the person last signed in with it. Null if never.",
    }),
  }),
});

/** For everything but the name: an admin reads it of everybody, others only of themselves. */
const OF_ONESELF = {
  ...PERSONAL,
  authScopes: ({ id }: Pick<PersonRow, "id">) =>
    ({ $any: { may: "administer", self: id } }) as const,
};
const FOR_ONESELF = "Requires the ADMIN role, except for oneself.";

const PersonObject = builder.prismaObject("Person", {
  description: "A person who uses the tracker.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the person." }),
    name: t.exposeString("name", { description: "Name of the person." }),
    role: t.field({
      ...OF_ONESELF,
      type: Role,
      description: `The role, which determines the permissions. ${FOR_ONESELF}`,
      select: { id: true, role: true },
      resolve: personColumns.role.read,
    }),
    isRoleSet: t.exposeBoolean("isRoleSet", {
      ...OF_ONESELF,
      description: `Whether an admin chose the role in the tracker. Otherwise it follows the rights that the person has in Jellyfin or Seerr. ${FOR_ONESELF}`,
    }),
    isEnabled: t.exposeBoolean("isEnabled", {
      ...OF_ONESELF,
      description: `Whether the person may sign in. ${FOR_ONESELF}`,
    }),
    createdAt: t.expose("createdAt", {
      ...OF_ONESELF,
      type: "DateTime",
      description: `When the person first signed in or was created. ${FOR_ONESELF}`,
    }),
    lastSeenAt: t.expose("lastSeenAt", {
      ...OF_ONESELF,
      type: "DateTime",
      nullable: true,
      description: `When the person last used the tracker, accurate to five minutes. Null if never. ${FOR_ONESELF}`,
    }),
    identities: t.relation("identities", {
      ...OF_ONESELF,
      description: `How the person is known to services, and signs in. ${FOR_ONESELF}`,
      query: { orderBy: { id: "asc" } },
    }),
  }),
});

const findRequester = createBatch(
  async (keys, query: Pick<Prisma.PersonFindManyArgs, "select" | "include">, { tracking }) => {
    const { read } = tracking.store;
    const requests = await read.mediaRequest.findMany({
      where: { id: { in: [...keys] } },
      select: { id: true, originService: true, requesterId: true, requesterJellyfinId: true },
    });
    const subjects = requests.flatMap(({ requesterId, requesterJellyfinId }) =>
      [requesterId === null ? null : String(requesterId), requesterJellyfinId].filter(
        (subject) => subject !== null,
      ),
    );
    const identities = await read.identity.findMany({
      where: { kind: { in: ["SEERR", "JELLYFIN", "EMBY"] }, subject: { in: subjects } },
      select: { id: true, kind: true, provider: true, subject: true, personId: true },
    });
    const people: PersonRow[] = await read.person.findMany({
      ...withColumns(query, { id: true }),
      where: { id: { in: identities.map(({ personId }) => personId) } },
    });
    return (id) => {
      const request = requests.find((row) => row.id === id);
      const owner = identities.find(
        (identity) =>
          request !== undefined &&
          isRequester(
            {
              id: identity.personId,
              identities: [{ ...identity, kind: identityColumns.kind.read(identity) }],
            },
            request,
          ),
      );
      return people.find((person) => person.id === owner?.personId) ?? null;
    };
  },
);

builder.prismaObjectField(MediaRequest, "requester", (t) =>
  t.prismaField({
    type: PersonObject,
    nullable: true,
    description:
      "The person who made the request. Null if that person has never signed in to the tracker; `requestedBy` has the name then.",
    resolve: (query, { id }, _args, ctx) => findRequester(ctx, query, id),
  }),
);

builder.queryField("people", (t) =>
  t.prismaConnection(
    {
      type: PersonObject,
      cursor: "id",
      authScopes: { may: "administer" },
      description: "Everybody who can sign in or has, oldest first. Requires the ADMIN role.",
      totalCount: (_root, _args, ctx) => ctx.tracking.store.read.person.count(),
      resolve: (query, _root, { first, last }, ctx) => {
        checkPageSize("first", first);
        checkPageSize("last", last);
        return ctx.tracking.store.read.person.findMany({
          ...query,
          orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        });
      },
    },
    { name: "PersonConnection", description: "A page of people." },
    { name: "PersonEdge", description: "A person with the cursor." },
  ),
);

const PersonInput = builder.inputType("PersonInput", {
  description: "What to change of a person. Omitted values stay as they are.",
  fields: (t) => ({
    name: t.string({ description: "Name of the person, 1 to 64 characters." }),
    role: t.field({
      type: Role,
      description: "The role, which then no longer follows Jellyfin or Seerr.",
    }),
    isEnabled: t.boolean({
      description: "Whether the person may sign in. False ends all sessions at once.",
    }),
  }),
});

builder.mutationField("savePerson", (t) =>
  t.prismaField({
    type: PersonObject,
    authScopes: { may: "administer" },
    description:
      "Changes a person. With another role, or disabled, open connections are closed at once. Requires the ADMIN role. Fails with NOT_FOUND if the person does not exist, and with CONFLICT if no admin could sign in any more.",
    args: {
      id: t.arg.id({ required: true, description: "ID of the person." }),
      input: t.arg({ type: PersonInput, required: true, description: "What to change." }),
    },
    resolve: async (query, _root, { id, input }, ctx) => {
      await savePerson(
        ctx.account,
        { id, by: expectActor(ctx) },
        {
          name: input.name ?? undefined,
          role: input.role ?? undefined,
          isEnabled: input.isEnabled ?? undefined,
        },
      );
      return ctx.tracking.store.read.person.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("removePerson", (t) =>
  t.boolean({
    authScopes: { may: "administer" },
    description:
      "Removes a person with their sessions, tokens, followed requests and share links; the requests themselves stay. Requires the ADMIN role. Fails with NOT_FOUND if the person does not exist, and with CONFLICT for the last admin.",
    args: { id: t.arg.id({ required: true, description: "ID of the person." }) },
    resolve: async (_root, { id }, ctx) => {
      await removePerson(ctx.account, { id, by: expectActor(ctx) });
      return true;
    },
  }),
);
