import { createStore, reconcile } from "solid-js/store";
import { useConnection } from "../../graphql/connection-context.ts";
import { type PagedList, createPagedList } from "../../graphql/create-paged-list.ts";
import type { Role } from "../../graphql/graphql.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import {
  InviteMutation,
  type NewInvitation,
  PeopleQuery,
  type Person,
  RemovePersonMutation,
  SavePersonMutation,
} from "./document.ts";

export interface PersonChange {
  readonly name?: string;
  readonly role?: Role;
  readonly isEnabled?: boolean;
}

export interface People extends PagedList {
  readonly people: readonly Person[];
  save(id: string, change: PersonChange): Promise<void>;
  remove(id: string): Promise<void>;
  invite(role: Role): Promise<NewInvitation>;
}

const PAGE_SIZE = 50;

/** Lists everybody who can sign in, and changes them. */
export function createPeople(): People {
  const { client } = useConnection();
  const [store, setStore] = createStore<{ people: Person[] }>({ people: [] });
  const list = createPagedList<Person>({
    pageSize: PAGE_SIZE,
    shownCount: () => store.people.length,
    load: async (page) => (await runQuery(client, PeopleQuery, page)).people,
    onPage(rows, isFirst) {
      const people = isFirst ? [...rows] : [...store.people, ...rows];
      setStore("people", reconcile(people, { key: "id" }));
    },
  });
  return {
    ...list,
    get people() {
      return store.people;
    },
    async save(id, input) {
      const { savePerson } = await runMutation(client, SavePersonMutation, { id, input });
      const index = store.people.findIndex((person) => person.id === id);
      if (index >= 0) setStore("people", index, reconcile(savePerson));
    },
    async remove(id) {
      await runMutation(client, RemovePersonMutation, { id });
      setStore("people", (people) => people.filter((person) => person.id !== id));
    },
    invite: async (role) => (await runMutation(client, InviteMutation, { role })).invite,
  };
}
