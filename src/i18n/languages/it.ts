import type { FullMessages } from '../messages.js';

/** The Italian words. */
export const messages: FullMessages = {
  concurrentViewers: 'Spettatori simultanei',
  byteUsage: 'Traffico di ingest e playout',
  monthToDate: 'Traffico del mese in corso',

  timezone: 'Fuso orario: {zone}',
  range: 'Periodo',
  ranges: {
    '1H': '1H, ultima ora',
    '1D': '1D, ultimo giorno',
    '1W': '1W, ultima settimana',
  },
  more: 'Altro',
  notReported: 'nessun dato',

  loading: 'Caricamento: {title}',
  retry: 'Riprova',
  staleSince: 'Ultimo aggiornamento: {time}.',
  empty: {
    what: 'Nessun dato',
    todo: 'Per questo periodo non è stato rilevato nulla.',
  },
  viewFailed: {
    what: 'Manca una parte di questo widget',
    todo: 'Per i gestori del sito: tenere insieme tutti i file del pacchetto.',
  },
  errors: {
    network: {
      what: 'Impossibile raggiungere {address}',
      todo: 'Verificare la connessione. Per i gestori del sito: verificare «api-base» e CORS a questo indirizzo.',
    },
    timeout: {
      what: '{address} non ha risposto in tempo',
      todo: 'Verrà effettuato un nuovo tentativo automaticamente.',
    },
    'rate-limit': {
      what: 'Troppe richieste contemporaneamente',
      todo: 'Verrà effettuato un nuovo tentativo automaticamente.',
    },
    unauthorized: {
      what: 'Effettuare l’accesso',
      todo: 'Per i gestori del sito: impostare «getToken» o «data-token-url» per {address}.',
    },
    forbidden: {
      what: 'Accesso negato',
      todo: 'L’account in uso non può vedere questi dati. Rivolgersi al proprietario dell’organizzazione.',
    },
    role: {
      what: 'Accesso negato',
      todo: 'Il ruolo in uso non può vedere questi dati. Rivolgersi al proprietario dell’organizzazione.',
    },
    plan: {
      what: 'Non incluso',
      todo: 'Il piano dell’organizzazione non include questi dati, o non per il ruolo in uso.',
    },
    'not-found': {
      what: 'Nessun risultato a {address}',
      todo: 'Per i gestori del sito: verificare «api-base», stream, tag e paesi.',
    },
    'no-endpoint': {
      what: '{address} non conosce questi dati',
      todo: 'Per i gestori del sito: verificare «api-base» e «routes».',
    },
    server: {
      what: '{address} ha un problema',
      todo: 'Verrà effettuato un nuovo tentativo automaticamente.',
    },
    schema: {
      what: 'Risposta imprevista da {address}',
      todo: 'Per i gestori del sito: verificare «api-base».',
    },
    invalid: {
      what: '{address} ha rifiutato la richiesta',
      todo: 'Per i gestori del sito: verificare «api-base» e gli altri attributi.',
    },
  },

  joins: {
    bytes: { one: '{count} byte', many: '{count} di byte', other: '{count} byte' },
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
    soFar: 'finora',
    previous: 'periodo precedente',
    before: 'prima',
    comparedWith: 'rispetto a {span}',
    difference: 'differenza',
    picture: 'grafico',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} tra {min} e {max}, massimo: {when}, ultimo valore {latest}, {direction}',
    directions: { rising: 'in aumento', falling: 'in calo', steady: 'stabile' },
    peak: 'Picco {max} ({when})',
    meanOfPeaks: {
      minute: 'Media dei picchi al minuto {mean}',
      hour: 'Media dei picchi orari {mean}',
      day: 'Media dei picchi giornalieri {mean}',
    },
    mean: {
      minute: 'Media {mean} al minuto',
      hour: 'Media {mean} all’ora',
      day: 'Media {mean} al giorno',
    },

    zoomIn: 'Ingrandisci',
    resetZoom: 'Tutto il periodo',
    finerFailed: 'Impossibile caricare i dati più dettagliati.',
  },

  month: {
    total: { caption: 'Traffico totale {month}', before: 'Traffico totale {month}: {amount}' },
    totalPlayout: {
      caption: 'Playout totale {month}',
      before: 'Playout totale {month}: {amount}',
    },
    totalIngest: { caption: 'Ingest totale {month}', before: 'Ingest totale {month}: {amount}' },
    comparedSpans: '{current} rispetto a {previous}',
    monthJustBegan: 'Il mese è appena iniziato; fine della prima ora completa: {time}.',
    trendNew: 'nuovo',
    trendAgainst: '{trend} rispetto a {amount} nello stesso periodo di {month}',
    trendUnknown: 'nessun dato di confronto',
  },

  monthDetails: {
    trends: 'Andamento del traffico',
    usage: 'Traffico',
    playout: 'Playout',
    ingest: 'Ingest',
    trendLine: '{figure} {now}, prima {then}',
    perDay: 'Traffico al giorno in {unit}',
    day: 'Giorno',
    dayLine: '{span}: al massimo {max}, il {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, finora',
    reported: '{amount} in {count} ore su {all}',

    overview: 'Riepilogo',
    close: 'Chiudi',
    amountsIn: 'Quantità in {unit}',
    amountsInBytes: 'Quantità in byte',
    exact: 'Byte esatti',
    wholeMonth: '{month}, mese intero',
    samePoint: '{month}, fino allo stesso momento',
    monthSoFar: '{month}, finora',
    change: 'Variazione',
    estimate: '{month}, stima',

    estimateMade:
      'Stima per tutto il mese di {month}: circa {amount}, se il ritmo attuale ({now} in {hours} ore) prosegue per tutte le {all} ore.',
    gaps: '* Non tutte le ore del giorno sono state rilevate.',
    noEstimate:
      'Ancora nessuna stima per {month}: servono un giorno intero di dati e nove ore su dieci tra quelle trascorse.',
  },

  tools: {
    showTable: 'Mostra tabella',
    downloadCsv: 'Scarica CSV',
    downloadPng: 'Scarica PNG',
    copyTable: 'Copia tabella',

    tableShown: 'La tabella è sotto il grafico',
    copied: 'Copiato',
    notCopied: 'Impossibile copiare',
    saved: 'Download avviato',
    notSaved: 'Impossibile scaricare',
    perhapsSaved: 'Se non è stato salvato nulla, qui i download non sono consentiti',

    time: 'Ora',
    allRows: 'Mostra tutte le {count} righe',
  },
};
