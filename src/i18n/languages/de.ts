import type { FullMessages } from '../messages.js';

/** The German words. */
export const messages: FullMessages = {
  concurrentViewers: 'Gleichzeitige Zuschauer',
  byteUsage: 'Ingest- und Playout-Volumen',
  monthToDate: 'Volumen im laufenden Monat',

  timezone: 'Zeitzone: {zone}',
  range: 'Zeitraum',
  ranges: {
    '1H': '1H, letzte Stunde',
    '1D': '1D, letzter Tag',
    '1W': '1W, letzte Woche',
  },
  more: 'Mehr',
  notReported: 'keine Daten',

  loading: '{title} wird geladen',
  retry: 'Erneut versuchen',
  staleSince: 'Nicht aktualisiert seit {time}.',
  empty: {
    what: 'Keine Daten',
    todo: 'Für diese Zeit wurde nichts gemeldet.',
  },
  viewFailed: {
    what: 'Ein Teil dieses Widgets fehlt',
    todo: 'Für Seitenbetreiber: Alle Dateien des Pakets gehören nebeneinander.',
  },
  errors: {
    network: {
      what: '{address} ist nicht erreichbar',
      todo: 'Prüfen Sie Ihre Verbindung. Für Seitenbetreiber: „api-base“ prüfen, und CORS an dieser Adresse.',
    },
    timeout: {
      what: '{address} hat nicht rechtzeitig geantwortet',
      todo: 'Es wird von selbst erneut gefragt.',
    },
    'rate-limit': {
      what: 'Zu viele Anfragen auf einmal',
      todo: 'Es wird von selbst erneut gefragt.',
    },
    unauthorized: {
      what: 'Bitte anmelden',
      todo: 'Für Seitenbetreiber: „getToken“ oder „data-token-url“ für {address} setzen.',
    },
    forbidden: {
      what: 'Zugriff verweigert',
      todo: 'Ihr Konto darf diese Zahlen nicht sehen. Fragen Sie den Inhaber Ihrer Organisation.',
    },
    role: {
      what: 'Zugriff verweigert',
      todo: 'Ihre Rolle darf diese Zahlen nicht sehen. Fragen Sie den Inhaber Ihrer Organisation.',
    },
    plan: {
      what: 'Nicht enthalten',
      todo: 'Der Tarif Ihrer Organisation enthält diese Zahlen nicht, oder nicht für Ihre Rolle.',
    },
    'not-found': {
      what: 'Unter {address} nichts gefunden',
      todo: 'Für Seitenbetreiber: „api-base“, Streams, Tags und Länder prüfen.',
    },
    'no-endpoint': {
      what: '{address} kennt diese Zahlen nicht',
      todo: 'Für Seitenbetreiber: „api-base“ und „routes“ prüfen.',
    },
    server: {
      what: '{address} hat ein Problem',
      todo: 'Es wird von selbst erneut gefragt.',
    },
    schema: {
      what: 'Unerwartete Antwort von {address}',
      todo: 'Für Seitenbetreiber: „api-base“ prüfen.',
    },
    invalid: {
      what: '{address} hat die Anfrage abgelehnt',
      todo: 'Für Seitenbetreiber: „api-base“ und die anderen Attribute prüfen.',
    },
  },

  joins: {
    bytes: '{count} Byte',
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
    soFar: 'bisher',
    previous: 'der Zeitraum davor',
    before: 'davor',
    comparedWith: 'verglichen mit {span}',
    difference: 'Unterschied',
    picture: 'Diagramm',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary:
      '{line} zwischen {min} und {max}, am höchsten {when}, zuletzt {latest}, {direction}',
    directions: { rising: 'steigend', falling: 'fallend', steady: 'gleichbleibend' },
    peak: 'Spitze {max} ({when})',
    meanOfPeaks: {
      minute: 'Mittel der Spitzen je Minute {mean}',
      hour: 'Mittel der Spitzen je Stunde {mean}',
      day: 'Mittel der Spitzen je Tag {mean}',
    },
    mean: {
      minute: 'Im Mittel {mean} pro Minute',
      hour: 'Im Mittel {mean} pro Stunde',
      day: 'Im Mittel {mean} pro Tag',
    },

    zoomIn: 'Vergrößern',
    resetZoom: 'Ganzer Zeitraum',
    finerFailed: 'Feinere Zahlen konnten nicht geladen werden.',
  },

  month: {
    total: { caption: 'Gesamtvolumen {month}', before: 'Gesamtvolumen im {month}: {amount}' },
    totalPlayout: {
      caption: 'Playout gesamt {month}',
      before: 'Playout gesamt im {month}: {amount}',
    },
    totalIngest: { caption: 'Ingest gesamt {month}', before: 'Ingest gesamt im {month}: {amount}' },
    comparedSpans: '{current} verglichen mit {previous}',
    monthJustBegan: 'Der Monat hat gerade begonnen: Die erste volle Stunde endet um {time}.',
    trendNew: 'neu',
    trendAgainst: '{trend} gegenüber {amount} im gleichen Zeitraum des {month}',
    trendUnknown: 'kein Vergleichswert',
  },

  monthDetails: {
    trends: 'Volumen im Vergleich',
    usage: 'Gesamt',
    playout: 'Playout',
    ingest: 'Ingest',
    trendLine: '{figure} {now}, zuvor {then}',
    perDay: 'Volumen je Tag in {unit}',
    day: 'Tag',
    dayLine: '{span}: höchstens {max}, am {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, bisher',
    reported: '{amount} in {count} von {all} Stunden',

    overview: 'Übersicht',
    close: 'Schließen',
    amountsIn: 'Mengen in {unit}',
    amountsInBytes: 'Mengen in Byte',
    exact: 'Genaue Bytes',
    wholeMonth: '{month}, ganzer Monat',
    samePoint: '{month} bis zum gleichen Zeitpunkt',
    monthSoFar: '{month} bisher',
    change: 'Veränderung',
    estimate: '{month}, Schätzung',

    estimateMade:
      'Schätzung für den ganzen {month}: etwa {amount}, wenn es im bisherigen Tempo ({now} in {hours} Stunden) alle {all} Stunden lang weitergeht.',
    gaps: '* Nicht alle Stunden des Tages wurden gemeldet.',
    noEstimate:
      'Noch keine Schätzung für den {month}: Sie braucht einen vollen Tag mit Daten, und neun von zehn der bisherigen Stunden.',
  },

  tools: {
    showTable: 'Tabelle zeigen',
    downloadCsv: 'CSV herunterladen',
    downloadPng: 'PNG herunterladen',
    copyTable: 'Tabelle kopieren',

    tableShown: 'Die Tabelle steht unter dem Diagramm',
    copied: 'Kopiert',
    notCopied: 'Kopieren war nicht möglich',
    saved: 'Download begonnen',
    notSaved: 'Herunterladen war nicht möglich',
    perhapsSaved: 'Wenn nichts gespeichert wurde, sind Downloads hier nicht erlaubt',

    time: 'Zeit',
    allRows: 'Alle {count} Zeilen zeigen',
  },
};
