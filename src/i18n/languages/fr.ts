import type { FullMessages } from '../messages.js';

/** The French words. */
export const messages: FullMessages = {
  concurrentViewers: 'Spectateurs simultanés',
  byteUsage: 'Volume d’ingestion et de diffusion',
  monthToDate: 'Volume du mois en cours',

  timezone: 'Fuseau horaire\u00a0: {zone}',
  range: 'Période',
  ranges: {
    '1H': '1H, dernière heure',
    '1D': '1D, dernier jour',
    '1W': '1W, dernière semaine',
  },
  more: 'Plus',
  notReported: 'aucune donnée',

  loading: 'Chargement\u00a0: {title}',
  retry: 'Réessayer',
  staleSince: 'Non actualisé depuis\u00a0: {time}.',
  empty: {
    what: 'Aucune donnée',
    todo: 'Rien n’a été mesuré sur cette période.',
  },
  viewFailed: {
    what: 'Une partie de ce widget est absente',
    todo: 'Pour les responsables du site\u00a0: gardez ensemble tous les fichiers du paquet.',
  },
  errors: {
    network: {
      what: '{address} est injoignable',
      todo: 'Vérifiez votre connexion. Pour les responsables du site\u00a0: vérifiez «\u00a0api-base\u00a0», et CORS à cette adresse.',
    },
    timeout: {
      what: '{address} n’a pas répondu à temps',
      todo: 'Une nouvelle tentative aura lieu automatiquement.',
    },
    'rate-limit': {
      what: 'Trop de requêtes à la fois',
      todo: 'Une nouvelle tentative aura lieu automatiquement.',
    },
    unauthorized: {
      what: 'Veuillez vous connecter',
      todo: 'Pour les responsables du site\u00a0: définissez «\u00a0getToken\u00a0» ou «\u00a0data-token-url\u00a0» pour {address}.',
    },
    forbidden: {
      what: 'Accès refusé',
      todo: 'Votre compte ne permet pas de voir ces chiffres. Adressez-vous au propriétaire de votre organisation.',
    },
    role: {
      what: 'Accès refusé',
      todo: 'Votre rôle ne permet pas de voir ces chiffres. Adressez-vous au propriétaire de votre organisation.',
    },
    plan: {
      what: 'Non inclus',
      todo: 'L’offre de votre organisation ne comprend pas ces chiffres, ou pas pour votre rôle.',
    },
    'not-found': {
      what: 'Rien n’a été trouvé à l’adresse {address}',
      todo: 'Pour les responsables du site\u00a0: vérifiez «\u00a0api-base\u00a0», les flux, les tags et les pays.',
    },
    'no-endpoint': {
      what: '{address} ne connaît pas ces chiffres',
      todo: 'Pour les responsables du site\u00a0: vérifiez «\u00a0api-base\u00a0» et «\u00a0routes\u00a0».',
    },
    server: {
      what: '{address} rencontre un problème',
      todo: 'Une nouvelle tentative aura lieu automatiquement.',
    },
    schema: {
      what: 'Réponse inattendue de {address}',
      todo: 'Pour les responsables du site\u00a0: vérifiez «\u00a0api-base\u00a0».',
    },
    invalid: {
      what: '{address} a refusé la requête',
      todo: 'Pour les responsables du site\u00a0: vérifiez «\u00a0api-base\u00a0» et les autres attributs.',
    },
  },

  joins: {
    bytes: { one: '{count} octet', many: '{count} d’octets', other: '{count} octets' },
    aside: '{text} ({aside})',
    listed: '{first}, {second}',
    labelled: '{label}\u00a0: {value}',
    separator: '\u202f; ',
    sentence: '{text}.',
  },

  chart: {
    playout: 'Diffusion',
    ingest: 'Ingestion',
    playoutIn: 'Diffusion en {unit}',
    ingestIn: 'Ingestion en {unit}',
    soFar: 'en cours',
    previous: 'période précédente',
    before: 'avant',
    comparedWith: 'par rapport à\u00a0: {span}',
    difference: 'écart',
    picture: 'graphique',

    chartSummary: '{title}, {span}\u00a0: {lines}.',
    lineSummary:
      '{line} entre {min} et {max}, maximum le {when}, dernière valeur {latest}, {direction}',
    directions: { rising: 'en hausse', falling: 'en baisse', steady: 'stable' },
    peak: 'Pic {max} ({when})',
    meanOfPeaks: {
      minute: 'Moyenne des pics par minute {mean}',
      hour: 'Moyenne des pics par heure {mean}',
      day: 'Moyenne des pics par jour {mean}',
    },
    mean: {
      minute: 'Moyenne {mean} par minute',
      hour: 'Moyenne {mean} par heure',
      day: 'Moyenne {mean} par jour',
    },

    zoomIn: 'Zoom avant',
    resetZoom: 'Toute la période',
    finerFailed: 'Les valeurs détaillées n’ont pas pu être chargées.',
  },

  month: {
    total: { caption: 'Volume total {month}', before: 'Volume total en {month}\u00a0: {amount}' },
    totalPlayout: {
      caption: 'Diffusion totale {month}',
      before: 'Diffusion totale en {month}\u00a0: {amount}',
    },
    totalIngest: {
      caption: 'Ingestion totale {month}',
      before: 'Ingestion totale en {month}\u00a0: {amount}',
    },
    comparedSpans: '{current} par rapport à {previous}',
    monthJustBegan:
      'Le mois vient de commencer\u00a0: fin de sa première heure complète\u00a0: {time}.',
    trendNew: 'nouveau',
    trendAgainst: '{trend} par rapport à {amount} sur la même période en {month}',
    trendUnknown: 'aucun chiffre à comparer',
  },

  monthDetails: {
    trends: 'Évolution du volume',
    usage: 'Volume',
    playout: 'Diffusion',
    ingest: 'Ingestion',
    trendLine: '{figure} {now}, avant {then}',
    perDay: 'Volume par jour en {unit}',
    day: 'Jour',
    dayLine: '{span}\u00a0: {max} au plus, le {day}',
    amountOf: '{day}\u00a0: {amount}',
    soFar: '{day}, en cours',
    reported: '{amount} en {count} heures sur {all}',

    overview: 'Vue d’ensemble',
    close: 'Fermer',
    amountsIn: 'Quantités en {unit}',
    amountsInBytes: 'Quantités en octets',
    exact: 'Octets exacts',
    wholeMonth: '{month}, mois entier',
    samePoint: '{month}, jusqu’au même moment',
    monthSoFar: '{month}, jusqu’ici',
    change: 'Évolution',
    estimate: '{month}, estimation',

    estimateMade:
      'Estimation pour tout le mois ({month})\u00a0: environ {amount}, si le rythme actuel ({now} en {hours} heures) se maintient pendant les {all} heures du mois.',
    gaps: '* Certaines heures de la journée n’ont pas été mesurées.',
    noEstimate:
      'Pas encore d’estimation pour {month}\u00a0: il faut une journée complète de données, et neuf heures sur dix depuis le début du mois.',
  },

  tools: {
    showTable: 'Afficher le tableau',
    downloadCsv: 'Télécharger en CSV',
    downloadPng: 'Télécharger en PNG',
    copyTable: 'Copier le tableau',

    tableShown: 'Le tableau se trouve sous le graphique',
    copied: 'Copié',
    notCopied: 'Copie impossible',
    saved: 'Téléchargement lancé',
    notSaved: 'Téléchargement impossible',
    perhapsSaved: 'Si rien n’a été enregistré, les téléchargements ne sont pas autorisés ici',

    time: 'Heure',
    allRows: 'Afficher les {count} lignes',
  },
};
