import type { JSX } from "solid-js";
import type { Role } from "../../graphql/graphql.ts";
import { peopleText } from "../../language/words/people.ts";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { ROLES, roleDescription, roleName } from "../../wording/role-words.ts";

interface RoleChoiceProps {
  /** The name of the radio group. */
  readonly name: string;
  readonly role: Role;
  readonly onChoose: (role: Role) => void;
}

/** A choice between the roles, each with what it permits. */
export function RoleChoice(props: RoleChoiceProps): JSX.Element {
  const cards = ROLES.map((value) => ({
    value,
    name: roleName(value),
    description: roleDescription(value),
  }));
  return (
    <RadioCards
      name={props.name}
      label={peopleText("role")}
      cards={cards}
      value={props.role}
      onChoose={(role) => props.onChoose(role)}
    />
  );
}
