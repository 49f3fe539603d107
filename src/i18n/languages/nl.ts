import type { FullMessages } from '../messages.js';

/** The Dutch words. */
export const messages: FullMessages = {
  concurrentViewers: 'Gelijktijdige kijkers',
  byteUsage: 'Verbruik voor ingest en playout',
  monthToDate: 'Verbruik in de lopende maand',

  timezone: 'Tijdzone: {zone}',
  range: 'Periode',
  ranges: {
    '1H': '1H, afgelopen uur',
    '1D': '1D, afgelopen dag',
    '1W': '1W, afgelopen week',
  },
  more: 'Meer',
  notReported: 'geen gegevens',

  loading: '{title} wordt geladen',
  retry: 'Opnieuw proberen',
  staleSince: 'Niet bijgewerkt sinds {time}.',
  empty: {
    what: 'Geen gegevens',
    todo: 'Voor deze periode is niets gemeten.',
  },
  viewFailed: {
    what: 'Een deel van deze widget ontbreekt',
    todo: 'Voor sitebeheerders: houd alle bestanden van het pakket bij elkaar.',
  },
  errors: {
    network: {
      what: '{address} is niet bereikbaar',
      todo: 'Controleer uw verbinding. Voor sitebeheerders: controleer ‘api-base’, en CORS op dit adres.',
    },
    timeout: {
      what: '{address} antwoordde niet op tijd',
      todo: 'Er wordt automatisch een nieuwe poging gedaan.',
    },
    'rate-limit': {
      what: 'Te veel aanvragen tegelijk',
      todo: 'Er wordt automatisch een nieuwe poging gedaan.',
    },
    unauthorized: {
      what: 'Meld u aan',
      todo: 'Voor sitebeheerders: stel ‘getToken’ of ‘data-token-url’ in voor {address}.',
    },
    forbidden: {
      what: 'Toegang geweigerd',
      todo: 'Uw account mag deze cijfers niet zien. Vraag het de eigenaar van uw organisatie.',
    },
    role: {
      what: 'Toegang geweigerd',
      todo: 'Uw rol mag deze cijfers niet zien. Vraag het de eigenaar van uw organisatie.',
    },
    plan: {
      what: 'Niet inbegrepen',
      todo: 'Het abonnement van uw organisatie omvat deze cijfers niet, of niet voor uw rol.',
    },
    'not-found': {
      what: 'Niets gevonden op {address}',
      todo: 'Voor sitebeheerders: controleer ‘api-base’, streams, tags en landen.',
    },
    'no-endpoint': {
      what: '{address} kent deze cijfers niet',
      todo: 'Voor sitebeheerders: controleer ‘api-base’ en ‘routes’.',
    },
    server: {
      what: '{address} heeft een probleem',
      todo: 'Er wordt automatisch een nieuwe poging gedaan.',
    },
    schema: {
      what: 'Onverwacht antwoord van {address}',
      todo: 'Voor sitebeheerders: controleer ‘api-base’.',
    },
    invalid: {
      what: '{address} heeft de aanvraag geweigerd',
      todo: 'Voor sitebeheerders: controleer ‘api-base’ en de andere attributen.',
    },
  },

  joins: {
    bytes: { one: '{count} byte', other: '{count} bytes' },
    aside: '{text} ({aside})',
    listed: '{first}, {second}',
    labelled: '{label}: {value}',
    separator: '; ',
    sentence: '{text}.',
  },

  chart: {
    playout: 'Playout',
    ingest: 'Ingest',
    playoutIn: 'Playout in {unit}',
    ingestIn: 'Ingest in {unit}',
    soFar: 'tot nu toe',
    previous: 'vorige periode',
    before: 'eerder',
    comparedWith: 'vergeleken met {span}',
    difference: 'verschil',
    picture: 'grafiek',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} tussen {min} en {max}, hoogste {when}, laatste {latest}, {direction}',
    directions: { rising: 'stijgend', falling: 'dalend', steady: 'stabiel' },
    peak: 'Piek {max} ({when})',
    meanOfPeaks: {
      minute: 'Gemiddelde van de pieken per minuut {mean}',
      hour: 'Gemiddelde van de pieken per uur {mean}',
      day: 'Gemiddelde van de pieken per dag {mean}',
    },
    mean: {
      minute: 'Gemiddeld {mean} per minuut',
      hour: 'Gemiddeld {mean} per uur',
      day: 'Gemiddeld {mean} per dag',
    },

    zoomIn: 'Inzoomen',
    resetZoom: 'Hele periode',
    finerFailed: 'De nauwkeurigere cijfers konden niet worden geladen.',
  },

  month: {
    total: { caption: 'Totaal verbruik {month}', before: 'Totaal verbruik in {month}: {amount}' },
    totalPlayout: {
      caption: 'Totale playout {month}',
      before: 'Totale playout in {month}: {amount}',
    },
    totalIngest: {
      caption: 'Totale ingest {month}',
      before: 'Totale ingest in {month}: {amount}',
    },
    comparedSpans: '{current} vergeleken met {previous}',
    monthJustBegan: 'De maand is net begonnen; einde van het eerste volle uur: {time}.',
    trendNew: 'nieuw',
    trendAgainst: '{trend} ten opzichte van {amount} in dezelfde periode van {month}',
    trendUnknown: 'geen cijfer om mee te vergelijken',
  },

  monthDetails: {
    trends: 'Verloop van het verbruik',
    usage: 'Verbruik',
    playout: 'Playout',
    ingest: 'Ingest',
    trendLine: '{figure} {now}, eerder {then}',
    perDay: 'Verbruik per dag in {unit}',
    day: 'Dag',
    dayLine: '{span}: hoogstens {max}, op {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, tot nu toe',
    reported: '{amount} in {count} van {all} uur',

    overview: 'Overzicht',
    close: 'Sluiten',
    amountsIn: 'Hoeveelheden in {unit}',
    amountsInBytes: 'Hoeveelheden in bytes',
    exact: 'Exacte bytes',
    wholeMonth: '{month}, hele maand',
    samePoint: '{month} tot hetzelfde moment',
    monthSoFar: '{month} tot nu toe',
    change: 'Verandering',
    estimate: '{month}, schatting',

    estimateMade:
      'Schatting voor heel {month}: ongeveer {amount}, als het tempo tot nu toe ({now} in {hours} uur) alle {all} uur aanhoudt.',
    gaps: '* Niet alle uren van de dag zijn gemeten.',
    noEstimate:
      'Nog geen schatting voor {month}: daarvoor is een volle dag met gegevens nodig, en negen op de tien uren tot nu toe.',
  },

  tools: {
    showTable: 'Tabel tonen',
    downloadCsv: 'CSV downloaden',
    downloadPng: 'PNG downloaden',
    copyTable: 'Tabel kopiëren',

    tableShown: 'De tabel staat onder de grafiek',
    copied: 'Gekopieerd',
    notCopied: 'Kopiëren is niet gelukt',
    saved: 'Download gestart',
    notSaved: 'Downloaden is niet gelukt',
    perhapsSaved: 'Als er niets is opgeslagen, zijn downloads hier niet toegestaan',

    time: 'Tijd',
    allRows: 'Alle {count} rijen tonen',
  },
};
