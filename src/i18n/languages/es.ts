import type { FullMessages } from '../messages.js';

/** The Spanish words. */
export const messages: FullMessages = {
  concurrentViewers: 'Espectadores simultáneos',
  byteUsage: 'Consumo de ingesta y emisión',
  monthToDate: 'Consumo del mes en curso',

  timezone: 'Zona horaria: {zone}',
  range: 'Período',
  ranges: {
    '1H': '1H, última hora',
    '1D': '1D, último día',
    '1W': '1W, última semana',
  },
  more: 'Más',
  notReported: 'sin datos',

  loading: 'Cargando: {title}',
  retry: 'Reintentar',
  staleSince: 'Sin actualizar desde: {time}.',
  empty: {
    what: 'Sin datos',
    todo: 'No se registró nada en este período.',
  },
  viewFailed: {
    what: 'Falta una parte de este widget',
    todo: 'Para responsables del sitio: mantenga juntos todos los archivos del paquete.',
  },
  errors: {
    network: {
      what: 'No se puede acceder a {address}',
      todo: 'Compruebe su conexión. Para responsables del sitio: compruebe «api-base», y CORS en esta dirección.',
    },
    timeout: {
      what: '{address} no respondió a tiempo',
      todo: 'Se volverá a intentar automáticamente.',
    },
    'rate-limit': {
      what: 'Demasiadas solicitudes a la vez',
      todo: 'Se volverá a intentar automáticamente.',
    },
    unauthorized: {
      what: 'Inicie sesión',
      todo: 'Para responsables del sitio: defina «getToken» o «data-token-url» para {address}.',
    },
    forbidden: {
      what: 'Acceso denegado',
      todo: 'Su cuenta no puede ver estas cifras. Consulte al propietario de su organización.',
    },
    role: {
      what: 'Acceso denegado',
      todo: 'Su rol no puede ver estas cifras. Consulte al propietario de su organización.',
    },
    plan: {
      what: 'No incluido',
      todo: 'El plan de su organización no incluye estas cifras, o no para su rol.',
    },
    'not-found': {
      what: 'No se encontró nada en {address}',
      todo: 'Para responsables del sitio: compruebe «api-base», streams, etiquetas y países.',
    },
    'no-endpoint': {
      what: '{address} no conoce estas cifras',
      todo: 'Para responsables del sitio: compruebe «api-base» y «routes».',
    },
    server: {
      what: '{address} tiene un problema',
      todo: 'Se volverá a intentar automáticamente.',
    },
    schema: {
      what: 'Respuesta inesperada de {address}',
      todo: 'Para responsables del sitio: compruebe «api-base».',
    },
    invalid: {
      what: '{address} rechazó la solicitud',
      todo: 'Para responsables del sitio: compruebe «api-base» y los demás atributos.',
    },
  },

  joins: {
    bytes: { one: '{count} byte', many: '{count} de bytes', other: '{count} bytes' },
    aside: '{text} ({aside})',
    listed: '{first}, {second}',
    labelled: '{label}: {value}',
    separator: '; ',
    sentence: '{text}.',
  },

  chart: {
    playout: 'Emisión',
    ingest: 'Ingesta',
    playoutIn: 'Emisión en {unit}',
    ingestIn: 'Ingesta en {unit}',
    soFar: 'en curso',
    previous: 'período anterior',
    before: 'antes',
    comparedWith: 'comparado con {span}',
    difference: 'diferencia',
    picture: 'gráfico',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} entre {min} y {max}, máximo: {when}, último valor {latest}, {direction}',
    directions: { rising: 'en aumento', falling: 'en descenso', steady: 'estable' },
    peak: 'Pico {max} ({when})',
    meanOfPeaks: {
      minute: 'Media de los picos por minuto {mean}',
      hour: 'Media de los picos por hora {mean}',
      day: 'Media de los picos por día {mean}',
    },
    mean: {
      minute: 'Media {mean} por minuto',
      hour: 'Media {mean} por hora',
      day: 'Media {mean} por día',
    },

    zoomIn: 'Ampliar',
    resetZoom: 'Todo el período',
    finerFailed: 'No se pudieron cargar los datos detallados.',
  },

  month: {
    total: { caption: 'Consumo total {month}', before: 'Consumo total en {month}: {amount}' },
    totalPlayout: {
      caption: 'Emisión total {month}',
      before: 'Emisión total en {month}: {amount}',
    },
    totalIngest: {
      caption: 'Ingesta total {month}',
      before: 'Ingesta total en {month}: {amount}',
    },
    comparedSpans: '{current} comparado con {previous}',
    monthJustBegan: 'El mes acaba de empezar; fin de su primera hora completa: {time}.',
    trendNew: 'nuevo',
    trendAgainst: '{trend} frente a {amount} en el mismo período de {month}',
    trendUnknown: 'sin cifra con que comparar',
  },

  monthDetails: {
    trends: 'Evolución del consumo',
    usage: 'Consumo',
    playout: 'Emisión',
    ingest: 'Ingesta',
    trendLine: '{figure} {now}, antes {then}',
    perDay: 'Consumo por día en {unit}',
    day: 'Día',
    dayLine: '{span}: {max} como máximo, el {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, en curso',
    reported: '{amount} en {count} de {all} horas',

    overview: 'Resumen',
    close: 'Cerrar',
    amountsIn: 'Cantidades en {unit}',
    amountsInBytes: 'Cantidades en bytes',
    exact: 'Bytes exactos',
    wholeMonth: '{month}, mes completo',
    samePoint: '{month}, hasta el mismo momento',
    monthSoFar: '{month}, hasta ahora',
    change: 'Variación',
    estimate: '{month}, estimación',

    estimateMade:
      'Estimación para todo {month}: unos {amount}, si el ritmo actual ({now} en {hours} horas) se mantiene durante las {all} horas del mes.',
    gaps: '* No se registraron todas las horas del día.',
    noEstimate:
      'Aún no hay estimación para {month}: hacen falta un día completo de datos y nueve de cada diez horas transcurridas.',
  },

  tools: {
    showTable: 'Mostrar tabla',
    downloadCsv: 'Descargar CSV',
    downloadPng: 'Descargar PNG',
    copyTable: 'Copiar tabla',

    tableShown: 'La tabla está debajo del gráfico',
    copied: 'Copiado',
    notCopied: 'No se pudo copiar',
    saved: 'Descarga iniciada',
    notSaved: 'No se pudo descargar',
    perhapsSaved: 'Si no se guardó nada, aquí no se permiten las descargas',

    time: 'Hora',
    allRows: 'Mostrar las {count} filas',
  },
};
