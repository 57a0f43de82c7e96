import type { Translation } from "../area.ts";
import type * as english from "../words/doctor.ts";

export const doctorText: Translation<typeof english.doctorText> = {
  purpose: "Nur Admins sehen, wie die Dienste eingerichtet sind",
  intro:
    "Prüft jeden Dienst, seinen Webhook, seine Ordner und seine Uhr, und ob die Dienste zusammenpassen. Läuft jede Nacht und nach jeder Aktualisierung.",
  check: "Kette prüfen",
  checking: "Wird geprüft …",
  checked: "Geprüft {time}. Die Datenbank ist {size} groß.",
  never: "Die Kette wurde noch nicht geprüft.",
  fine: "Alles, was geprüft wurde, ist gut eingerichtet.",
  broken: "Gestört",
  advice: "Hinweis",
  fix: "Beheben",
  fixing: "Wird registriert …",
  copy: "Kopieren",
  service: "Dienst öffnen",
  unchecked: "Nicht geprüft ({count})",
};
