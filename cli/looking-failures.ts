import type { LocalText } from '../domain/primitives.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

const { refused, usage } = EXIT;

/** What the command line can refuse about through whose eyes, or for whom, something is looked at. */
export const lookingFailures = {
  ATTENDANCE_NOT_YOURS: {
    exit: refused,
    en: 'Who takes part in the bodies of {id} is for its steering group and the secretariat alone (R77), and {person} is of neither. Ask a member of the steering group.',
    nl: 'Wie in de organen van {id} deelneemt is alleen voor de stuurgroep en het secretariaat (R77), en daar hoort {person} niet bij. Vraag het een lid van de stuurgroep.',
  },
  PERSON_UNKNOWN: {
    exit: usage,
    en: 'Nobody is called {person} in these covenants.{suggestion} covenant status shows who is reached through whom.',
    nl: 'Niemand heet {person} in deze convenanten.{suggestion} covenant status toont wie via wie bereikt wordt.',
  },
  PERSON_AMBIGUOUS: {
    exit: usage,
    en: 'In {names} {person} is not one person: the addresses differ. Name one covenant, with covenant waiting-on ID --as {person} or covenant calendar ID --as {person}.',
    nl: 'In {names} is {person} niet één persoon: de adressen verschillen. Noem één convenant, met covenant waiting-on ID --as {person} of covenant calendar ID --as {person}.',
  },
  EYES_TWICE: {
    exit: usage,
    en: '--public is what anybody may see, --as what one person may. Give one of them.',
    nl: '--public is wat iedereen mag zien, --as wat één persoon mag zien. Geef een van beide.',
  },
  SECRETARIAT_ONLY: {
    exit: usage,
    en: '{command} is the secretariat’s own view, and {person} is not one of its officers. Leave --as out, or name an officer.',
    nl: '{command} is de eigen blik van het secretariaat, en {person} is daar geen medewerker. Laat --as weg, of noem een medewerker.',
  },
  ORGANISATION_UNKNOWN: {
    exit: usage,
    en: 'No organisation {organisation} takes part in a covenant.{suggestion} Give its id or its name.',
    nl: 'Geen organisatie {organisation} doet mee aan een convenant.{suggestion} Geef het id of de naam.',
  },
  ORGANISATION_AMBIGUOUS: {
    exit: usage,
    en: 'In these covenants {organisation} is not one organisation: {names}. Give the name instead of the id.',
    nl: 'In deze convenanten is {organisation} niet één organisatie: {names}. Geef de naam in plaats van het id.',
  },
  CALENDAR_OF_WHAT: {
    exit: usage,
    en: 'Say whose calendar, once: a covenant, --organisation or --person.',
    nl: 'Zeg van wie de agenda is, één keer: een convenant, --organisation of --person.',
  },
} as const satisfies Record<string, LocalText & { exit: ExitCode }>;
