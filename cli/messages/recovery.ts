import type { LocalText } from '../../domain/primitives.ts';

/** What people read of replays, resumes, refills and examinations. */
export const recoveryMessages = {
  'replay.holds': {
    nl: 'Naspelen klopt: alles wat het grootboek zegt, doet de code opnieuw (uitvoeringen: {runs}), en het grootboek telt op tot dezelfde stand.',
    en: 'The replay holds: the code does again all that the ledger says (runs: {runs}), and the ledger folds to the same state.',
  },
  'replay.fails': { nl: 'Naspelen klopt niet:', en: 'The replay does not hold:' },
  'replay.loss': {
    nl: 'Hier bewijst naspelen niets: gebeurtenis {from} tot en met {to} is als verloren vastgelegd. {reason}',
    en: 'Here the replay proves nothing: events {from} to {to} are recorded as lost. {reason}',
  },
  'resume.done': {
    nl: '{slug} is hervat uit het grootboek ({why}): epoch {epoch}, vastgelegd als gebeurtenis {sequence}.',
    en: '{slug} is resumed from its ledger ({why}): epoch {epoch}, recorded as event {sequence}.',
  },
  'resume.refilled': {
    nl: '{slug}: eerst zijn {refilled} gebeurtenissen teruggezet die alleen de server nog had.',
    en: '{slug}: {refilled} events that only the engine still had were put back first.',
  },
  'resume.failed': {
    nl: '{slug} kon niet worden hervat ({code}): {message}',
    en: '{slug} could not be resumed ({code}): {message}',
  },
  'resume.why.asked': { nl: 'op verzoek', en: 'on request' },
  'resume.why.not-running': { nl: 'de server kende het niet meer', en: 'the engine did not run it' },
  'resume.why.halted': { nl: 'het stond stil', en: 'it was halted' },
  'resume.why.other-build': {
    nl: 'de build ervan is vervangen',
    en: 'its build was replaced',
  },
  'resume.why.fenced': { nl: 'een hogere epoch had het afgesloten', en: 'a higher epoch had ended it' },
  'resume.why.silent': { nl: 'het antwoordde niet', en: 'it did not answer' },
  'resume.nothing': {
    nl: 'Elk convenant wordt beantwoord; er is niets over te nemen.',
    en: 'Every covenant is answered for; there is nothing to take over.',
  },
  'refill.done': {
    nl: '{slug}: {refilled} gebeurtenissen teruggezet uit {runs} geschiedenissen.',
    en: '{slug}: {refilled} events put back from {runs} histories.',
  },
  'refill.nothing': { nl: '{slug}: er is niets aan te vullen.', en: '{slug}: there is nothing to put back.' },
  'refill.conflict': {
    nl: '{slug}: gebeurtenis {from} tot en met {to} van uitvoering {runId} past niet op wat er staat ({code}). Zet een nieuwere back-up terug.',
    en: '{slug}: events {from} to {to} of run {runId} do not fit what is stored ({code}). Restore a newer backup.',
  },
  'refill.loss': {
    nl: '{slug}: gebeurtenis {from} tot en met {to} is als verloren vastgelegd. {reason}',
    en: '{slug}: events {from} to {to} are recorded as lost. {reason}',
  },
  'refill.content': {
    nl: '{slug}: de inhoud {ref} ontbreekt; teksten staan alleen in een back-up.',
    en: '{slug}: the content {ref} is missing; texts are in backups alone.',
  },
  'doctor.well': { nl: 'Alles klopt: {streams} convenanten.', en: 'All is well: {streams} covenants.' },
  'doctor.losses': {
    nl: 'Vastgelegde verliezen: {losses}. covenant replay noemt ze.',
    en: 'Recorded losses: {losses}. covenant replay names them.',
  },
  'doctor.ENGINE_UNREACHABLE': {
    nl: 'De server antwoordt niet; alleen het grootboek is bekeken.',
    en: 'The engine does not answer; the ledger alone was examined.',
  },
  'doctor.NO_WORKER': {
    nl: 'Er is geen werker van de huidige build ({build}).',
    en: 'No worker of the current build ({build}) asks for work.',
  },
  'doctor.OTHER_BUILD_CURRENT': {
    nl: 'De server gebruikt build {found}; dit programma is build {known}.',
    en: 'The engine uses build {found}; this program is build {known}.',
  },
  'doctor.LEDGER_UNREACHABLE': {
    nl: 'Het grootboek is niet te lezen: {detail}',
    en: 'The ledger cannot be read: {detail}',
  },
  'doctor.LEDGER_SCHEMA_OLDER': {
    nl: 'Het grootboek heeft schema {found}; deze versie kent {known} en werkt het bij zodra ze draait.',
    en: 'The ledger has schema {found}; this version knows {known} and brings it up to date once it runs.',
  },
  'doctor.CHAIN_BROKEN': {
    nl: 'De keten klopt niet ({count}), het eerst bij gebeurtenis {sequence}: {detail}',
    en: 'The chain does not hold ({count}), first at event {sequence}: {detail}',
  },
  'doctor.NOT_RUNNING': { nl: 'Het loopt niet op de server.', en: 'It does not run on the engine.' },
  'doctor.HALTED': { nl: 'Het staat stil. {reason}', en: 'It is halted. {reason}' },
  'doctor.OTHER_BUILD': {
    nl: 'Het loopt op een build die er niet meer is.',
    en: 'It runs on a build that is gone.',
  },
  'doctor.SILENT': { nl: 'Het loopt, maar antwoordt niet.', en: 'It runs, but does not answer.' },
  'doctor.FENCED': {
    nl: 'Het loopt in een epoch die is afgesloten; het grootboek is bij epoch {epoch}.',
    en: 'It runs in an epoch that was ended; the ledger is at epoch {epoch}.',
  },
  'doctor.LEDGER_BEHIND': {
    nl: 'De server kent gebeurtenissen na {head} die het grootboek niet heeft.',
    en: 'The engine knows events after {head} that the ledger does not have.',
  },
  'doctor.ENGINE_BEHIND': {
    nl: 'De server is bij gebeurtenis {engine}, het grootboek bij {ledger}.',
    en: 'The engine is at event {engine}, the ledger at {ledger}.',
  },
  'doctor.STATE_DIFFERS': {
    nl: 'Server en grootboek tellen bij gebeurtenis {engine} op tot een andere stand.',
    en: 'Engine and ledger fold to different states at event {engine}.',
  },
  'doctor.STREAM_UNKNOWN': {
    nl: 'De server kent {stream}; het grootboek niet.',
    en: 'The engine knows {stream}; the ledger does not.',
  },
  'doctor.RUN_UNLISTED': {
    nl: 'Uitvoering {runId} staat niet op de lijst.',
    en: 'Run {runId} is not on the list.',
  },
  'doctor.RUN_UNARCHIVED': {
    nl: 'Uitvoering {runId} is afgelopen en niet gearchiveerd.',
    en: 'Run {runId} is over and not archived.',
  },
  'doctor.HISTORY_LOST': {
    nl: 'De geschiedenis van uitvoering {runId} is nergens meer; leg dat verlies vast.',
    en: 'The history of run {runId} is nowhere to be found; put that loss on record.',
  },
  'doctor.BUNDLE_MISSING': {
    nl: 'De code van build {build} is niet bewaard; start die versie eenmaal, dan wordt ze bewaard.',
    en: 'The code of build {build} is not kept; start that version once, which keeps it.',
  },
  'doctor.CONTENT_MISSING': {
    nl: 'Van {count} verwijzingen ontbreekt de inhoud, bijvoorbeeld {ref}.',
    en: 'The content of {count} references is missing, for example {ref}.',
  },
  'doctor.NOTICE_UNDELIVERED': {
    nl: 'Het bericht van {day} aan {person} is niet zeker aangekomen ({status}); bel en verbeter het adres.',
    en: 'The message of {day} to {person} did not arrive for sure ({status}); call, and correct the address.',
  },
  'help.resume': {
    nl: 'neem een convenant over uit zijn grootboek, op welke server ook',
    en: 'take a covenant over from its ledger, on whatever server runs',
  },
  'help.resume.all': {
    nl: 'alle lopende convenanten die niet draaien, stilstaan of op een oude build staan',
    en: 'every open covenant that does not run, is halted or is on an older build',
  },
  'help.replay': {
    nl: 'controleer een convenant: code, geschiedenissen en grootboek tegen elkaar',
    en: 'check a covenant: code, histories and ledger against each other',
  },
  'help.doctor': {
    nl: 'zoek wat niet klopt tussen server, grootboek en archief, en zeg wat te doen',
    en: 'find what does not fit between server, ledger and archive, and say what to do',
  },
  'help.refill': {
    nl: 'vul een grootboek dat ouder is dan de server aan uit de geschiedenissen',
    en: 'fill a ledger that is older than the server from the histories',
  },
  'help.refill.id': {
    nl: 'convenant, of de stroom die de server kent; allemaal als het ontbreekt',
    en: 'covenant, or the stream that the engine knows; all of them when left out',
  },
} as const satisfies Record<string, LocalText>;
