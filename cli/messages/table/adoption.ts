import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const adoptionMessages = {
  'command.AdoptCovenant': {
    nl: 'een lopend convenant overnemen in zijn werkelijke fase',
    en: 'bring a running covenant in at its real phase',
  },
  'event.CovenantAdopted': {
    nl: 'Lopend convenant overgenomen: {name}, stand van {day}',
    en: 'Running covenant adopted: {name}, as of {day}',
  },
  'event.PastFactImported': {
    nl: 'Ingevoerd, hier niet bewezen: {what}, {day}',
    en: 'Imported, not proven here: {what}, {day}',
  },
  'event.AdoptionCompleted': {
    nl: 'Overname voltooid; verstreken termijnen die niet meer gevraagd worden: {count}',
    en: 'Adoption completed; deadlines that had passed and are not chased: {count}',
  },
  'past.milestone': { nl: 'mijlpaal {name}', en: 'milestone {name}' },
  'past.phase': { nl: 'fase {name} begonnen', en: 'phase {name} began' },
  'past.gate': { nl: 'besluit bij {name}', en: 'decision at {name}' },
  'past.letter-of-intent': { nl: 'Letter of Intent van {name}', en: 'letter of intent of {name}' },
  'past.signature': { nl: 'handtekening van {name}', en: 'signature of {name}' },
  'past.conclusion': { nl: 'overeenkomst gesloten', en: 'agreement concluded' },
  'past.entry-into-force': { nl: 'inwerkingtreding', en: 'entry into force' },
  'past.date': { nl: '{name} bepaald', en: '{name} set' },
  'past.joined': { nl: '{name} aangesloten', en: '{name} joined' },
  'past.done': { nl: '{name} gereed', en: '{name} done' },
  'help.adopt': {
    nl: 'neem een lopend convenant over in zijn werkelijke fase, met wat van zijn verleden bekend is',
    en: 'bring a running covenant in at its real phase, with what is known of its past',
  },
  'help.adopt.file': { nl: 'overname (YAML)', en: 'adoption (YAML)' },
  'help.adopt.more': {
    nl: 'Feiten van vroeger worden vastgelegd als ingevoerd, met bron en wie ervoor instaat; elke weergave zegt dat ze hier niet bewezen zijn. Verstreken termijnen worden niet gevraagd, komende wel, en wat op een onbekende dag wacht, wacht daarop. De vorm van het bestand: covenant schema adoption.',
    en: 'Facts of the past are recorded as imported, with their source and who vouches for them; every view says that they are not proven here. Deadlines that have passed are not chased, those to come are, and what waits for a day that is not known waits for it. The form of the file: covenant schema adoption.',
  },
  'status.adopted': {
    nl: 'Overgenomen, stand van {asOf}: wat ervoor gebeurde is ingevoerd en hier niet bewezen.',
    en: 'Adopted as of {asOf}: what happened before is imported and not proven here.',
  },
  'list.adopted': { nl: 'overgenomen, stand van {asOf}', en: 'adopted as of {asOf}' },
  'label.notProven': { nl: 'hier niet bewezen', en: 'not proven here' },
} as const satisfies Record<string, LocalText>;
