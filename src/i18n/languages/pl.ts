import type { FullMessages } from '../messages.js';

/** The Polish words. */
export const messages: FullMessages = {
  concurrentViewers: 'Jednocześni widzowie',
  byteUsage: 'Transfer ingestu i playoutu',
  monthToDate: 'Transfer w bieżącym miesiącu',

  timezone: 'Strefa czasowa: {zone}',
  range: 'Okres',
  ranges: {
    '1H': '1H, ostatnia godzina',
    '1D': '1D, ostatni dzień',
    '1W': '1W, ostatni tydzień',
  },
  more: 'Więcej',
  notReported: 'brak danych',

  loading: 'Ładowanie: {title}',
  retry: 'Spróbuj ponownie',
  staleSince: 'Ostatnia aktualizacja: {time}.',
  empty: {
    what: 'Brak danych',
    todo: 'W tym czasie niczego nie zarejestrowano.',
  },
  viewFailed: {
    what: 'Brakuje części tego widżetu',
    todo: 'Dla właścicieli strony: wszystkie pliki pakietu muszą leżeć obok siebie.',
  },
  errors: {
    network: {
      what: 'Brak połączenia z {address}',
      todo: 'Sprawdź połączenie. Dla właścicieli strony: sprawdź „api-base” oraz CORS pod tym adresem.',
    },
    timeout: {
      what: 'Brak odpowiedzi na czas od {address}',
      todo: 'Kolejna próba nastąpi automatycznie.',
    },
    'rate-limit': {
      what: 'Zbyt wiele zapytań naraz',
      todo: 'Kolejna próba nastąpi automatycznie.',
    },
    unauthorized: {
      what: 'Zaloguj się',
      todo: 'Dla właścicieli strony: ustaw „getToken” lub „data-token-url” dla {address}.',
    },
    forbidden: {
      what: 'Odmowa dostępu',
      todo: 'Twoje konto nie ma dostępu do tych danych. Zwróć się do właściciela organizacji.',
    },
    role: {
      what: 'Odmowa dostępu',
      todo: 'Twoja rola nie ma dostępu do tych danych. Zwróć się do właściciela organizacji.',
    },
    plan: {
      what: 'Poza planem',
      todo: 'Plan Twojej organizacji nie obejmuje tych danych albo nie obejmuje ich dla Twojej roli.',
    },
    'not-found': {
      what: 'Niczego nie znaleziono pod {address}',
      todo: 'Dla właścicieli strony: sprawdź „api-base”, strumienie, tagi i kraje.',
    },
    'no-endpoint': {
      what: '{address} nie zna tych danych',
      todo: 'Dla właścicieli strony: sprawdź „api-base” i „routes”.',
    },
    server: {
      what: 'Problem po stronie {address}',
      todo: 'Kolejna próba nastąpi automatycznie.',
    },
    schema: {
      what: 'Nieoczekiwana odpowiedź od {address}',
      todo: 'Dla właścicieli strony: sprawdź „api-base”.',
    },
    invalid: {
      what: 'Zapytanie odrzucone przez {address}',
      todo: 'Dla właścicieli strony: sprawdź „api-base” i pozostałe atrybuty.',
    },
  },

  joins: {
    bytes: {
      one: '{count} bajt',
      few: '{count} bajty',
      many: '{count} bajtów',
      other: '{count} bajta',
    },
    aside: '{text} ({aside})',
    listed: '{first}, {second}',
    labelled: '{label}: {value}',
    separator: '; ',
    sentence: '{text}.',
  },

  chart: {
    playout: 'Playout',
    ingest: 'Ingest',
    playoutIn: 'Playout w {unit}',
    ingestIn: 'Ingest w {unit}',
    soFar: 'dotychczas',
    previous: 'poprzedni okres',
    before: 'wcześniej',
    comparedWith: 'w porównaniu z: {span}',
    difference: 'różnica',
    picture: 'wykres',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} od {min} do {max}, maksimum {when}, ostatnio {latest}, {direction}',
    directions: { rising: 'trend rosnący', falling: 'trend malejący', steady: 'bez zmian' },
    peak: 'Szczyt {max} ({when})',
    meanOfPeaks: {
      minute: 'Średnia szczytów na minutę {mean}',
      hour: 'Średnia szczytów na godzinę {mean}',
      day: 'Średnia szczytów na dzień {mean}',
    },
    mean: {
      minute: 'Średnio {mean} na minutę',
      hour: 'Średnio {mean} na godzinę',
      day: 'Średnio {mean} na dzień',
    },

    zoomIn: 'Powiększ',
    resetZoom: 'Cały okres',
    finerFailed: 'Nie udało się wczytać dokładniejszych danych.',
  },

  month: {
    total: { caption: 'Łączny transfer: {month}', before: 'Łączny transfer, {month}: {amount}' },
    totalPlayout: {
      caption: 'Łączny playout: {month}',
      before: 'Łączny playout, {month}: {amount}',
    },
    totalIngest: {
      caption: 'Łączny ingest: {month}',
      before: 'Łączny ingest, {month}: {amount}',
    },
    comparedSpans: '{current} w porównaniu z: {previous}',
    monthJustBegan: 'Miesiąc właśnie się zaczął; koniec pierwszej pełnej godziny: {time}.',
    trendNew: 'nowość',
    trendAgainst: '{trend} wobec {amount} w tym samym okresie ({month})',
    trendUnknown: 'brak danych do porównania',
  },

  monthDetails: {
    trends: 'Zmiany transferu',
    usage: 'Transfer',
    playout: 'Playout',
    ingest: 'Ingest',
    trendLine: '{figure} {now}, wcześniej {then}',
    perDay: 'Transfer dzienny w {unit}',
    day: 'Dzień',
    dayLine: '{span}: najwyżej {max}, {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, dotychczas',
    reported: {
      one: '{amount} w ciągu {count} z {all} godziny',
      few: '{amount} w ciągu {count} z {all} godzin',
      many: '{amount} w ciągu {count} z {all} godzin',
      other: '{amount} w ciągu {count} z {all} godziny',
    },

    overview: 'Przegląd',
    close: 'Zamknij',
    amountsIn: 'Wartości w {unit}',
    amountsInBytes: 'Wartości w bajtach',
    exact: 'Dokładne bajty',
    wholeMonth: '{month}, cały miesiąc',
    samePoint: '{month}, do tego samego momentu',
    monthSoFar: '{month}, dotychczas',
    change: 'Zmiana',
    estimate: '{month}, prognoza',

    estimateMade: {
      one: 'Prognoza na cały miesiąc ({month}): około {amount}, jeśli dotychczasowe tempo ({now} w ciągu {hours} godziny) utrzyma się do końca miesiąca (łącznie {all} godz.).',
      few: 'Prognoza na cały miesiąc ({month}): około {amount}, jeśli dotychczasowe tempo ({now} w ciągu {hours} godzin) utrzyma się do końca miesiąca (łącznie {all} godz.).',
      many: 'Prognoza na cały miesiąc ({month}): około {amount}, jeśli dotychczasowe tempo ({now} w ciągu {hours} godzin) utrzyma się do końca miesiąca (łącznie {all} godz.).',
      other:
        'Prognoza na cały miesiąc ({month}): około {amount}, jeśli dotychczasowe tempo ({now} w ciągu {hours} godziny) utrzyma się do końca miesiąca (łącznie {all} godz.).',
    },
    gaps: '* Nie wszystkie godziny tego dnia zostały zarejestrowane.',
    noEstimate:
      'Brak jeszcze prognozy ({month}): potrzebny jest pełny dzień danych oraz dziewięć na dziesięć dotychczasowych godzin.',
  },

  tools: {
    showTable: 'Pokaż tabelę',
    downloadCsv: 'Pobierz CSV',
    downloadPng: 'Pobierz PNG',
    copyTable: 'Kopiuj tabelę',

    tableShown: 'Tabela jest pod wykresem',
    copied: 'Skopiowano',
    notCopied: 'Nie udało się skopiować',
    saved: 'Rozpoczęto pobieranie',
    notSaved: 'Nie udało się pobrać',
    perhapsSaved: 'Jeśli nic nie zapisano, pobieranie nie jest tu dozwolone',

    time: 'Czas',
    allRows: {
      one: 'Pokaż {count} wiersz',
      few: 'Pokaż wszystkie {count} wiersze',
      many: 'Pokaż wszystkich {count} wierszy',
      other: 'Pokaż {count} wiersza',
    },
  },
};
