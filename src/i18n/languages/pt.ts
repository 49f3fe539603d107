import type { FullMessages } from '../messages.js';

/** The Portuguese words, as in Brazil. */
export const messages: FullMessages = {
  concurrentViewers: 'Espectadores simultâneos',
  byteUsage: 'Consumo de ingestão e reprodução',
  monthToDate: 'Consumo do mês atual',

  timezone: 'Fuso horário: {zone}',
  range: 'Período',
  ranges: {
    '1H': '1H, última hora',
    '1D': '1D, último dia',
    '1W': '1W, última semana',
  },
  more: 'Mais',
  notReported: 'sem dados',

  loading: 'Carregando: {title}',
  retry: 'Tentar novamente',
  staleSince: 'Sem atualização desde: {time}.',
  empty: {
    what: 'Sem dados',
    todo: 'Nada foi registrado neste período.',
  },
  viewFailed: {
    what: 'Falta uma parte deste widget',
    todo: 'Para responsáveis pelo site: mantenha juntos todos os arquivos do pacote.',
  },
  errors: {
    network: {
      what: 'Não foi possível acessar {address}',
      todo: 'Verifique sua conexão. Para responsáveis pelo site: verifique “api-base” e o CORS neste endereço.',
    },
    timeout: {
      what: '{address} não respondeu a tempo',
      todo: 'Uma nova tentativa será feita automaticamente.',
    },
    'rate-limit': {
      what: 'Solicitações demais ao mesmo tempo',
      todo: 'Uma nova tentativa será feita automaticamente.',
    },
    unauthorized: {
      what: 'Faça login',
      todo: 'Para responsáveis pelo site: defina “getToken” ou “data-token-url” para {address}.',
    },
    forbidden: {
      what: 'Acesso negado',
      todo: 'Sua conta não pode ver estes números. Fale com o proprietário da sua organização.',
    },
    role: {
      what: 'Acesso negado',
      todo: 'Sua função não pode ver estes números. Fale com o proprietário da sua organização.',
    },
    plan: {
      what: 'Não incluído',
      todo: 'O plano da sua organização não inclui estes números, ou não para a sua função.',
    },
    'not-found': {
      what: 'Nada encontrado em {address}',
      todo: 'Para responsáveis pelo site: verifique “api-base”, streams, tags e países.',
    },
    'no-endpoint': {
      what: '{address} não conhece estes números',
      todo: 'Para responsáveis pelo site: verifique “api-base” e “routes”.',
    },
    server: {
      what: '{address} está com um problema',
      todo: 'Uma nova tentativa será feita automaticamente.',
    },
    schema: {
      what: 'Resposta inesperada de {address}',
      todo: 'Para responsáveis pelo site: verifique “api-base”.',
    },
    invalid: {
      what: '{address} recusou a solicitação',
      todo: 'Para responsáveis pelo site: verifique “api-base” e os outros atributos.',
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
    playout: 'Reprodução',
    ingest: 'Ingestão',
    playoutIn: 'Reprodução em {unit}',
    ingestIn: 'Ingestão em {unit}',
    soFar: 'até agora',
    previous: 'período anterior',
    before: 'antes',
    comparedWith: 'em comparação com {span}',
    difference: 'diferença',
    picture: 'gráfico',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} entre {min} e {max}, máximo: {when}, último valor {latest}, {direction}',
    directions: { rising: 'em alta', falling: 'em queda', steady: 'estável' },
    peak: 'Pico {max} ({when})',
    meanOfPeaks: {
      minute: 'Média dos picos por minuto {mean}',
      hour: 'Média dos picos por hora {mean}',
      day: 'Média dos picos por dia {mean}',
    },
    mean: {
      minute: 'Média {mean} por minuto',
      hour: 'Média {mean} por hora',
      day: 'Média {mean} por dia',
    },

    zoomIn: 'Ampliar',
    resetZoom: 'Período inteiro',
    finerFailed: 'Não foi possível carregar os dados detalhados.',
  },

  month: {
    total: { caption: 'Consumo total {month}', before: 'Consumo total em {month}: {amount}' },
    totalPlayout: {
      caption: 'Reprodução total {month}',
      before: 'Reprodução total em {month}: {amount}',
    },
    totalIngest: {
      caption: 'Ingestão total {month}',
      before: 'Ingestão total em {month}: {amount}',
    },
    comparedSpans: '{current} em comparação com {previous}',
    monthJustBegan: 'O mês acabou de começar; fim da primeira hora completa: {time}.',
    trendNew: 'novo',
    trendAgainst: '{trend} em relação a {amount} no mesmo período de {month}',
    trendUnknown: 'sem número para comparar',
  },

  monthDetails: {
    trends: 'Evolução do consumo',
    usage: 'Consumo',
    playout: 'Reprodução',
    ingest: 'Ingestão',
    trendLine: '{figure} {now}, antes {then}',
    perDay: 'Consumo por dia em {unit}',
    day: 'Dia',
    dayLine: '{span}: no máximo {max}, em {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, até agora',
    reported: '{amount} em {count} de {all} horas',

    overview: 'Visão geral',
    close: 'Fechar',
    amountsIn: 'Quantidades em {unit}',
    amountsInBytes: 'Quantidades em bytes',
    exact: 'Bytes exatos',
    wholeMonth: '{month}, mês inteiro',
    samePoint: '{month}, até o mesmo momento',
    monthSoFar: '{month}, até agora',
    change: 'Variação',
    estimate: '{month}, estimativa',

    estimateMade:
      'Estimativa para todo o mês de {month}: cerca de {amount}, se o ritmo atual ({now} em {hours} horas) continuar por todas as {all} horas.',
    gaps: '* Nem todas as horas do dia foram registradas.',
    noEstimate:
      'Ainda sem estimativa para {month}: é preciso um dia completo de dados e nove em cada dez horas até agora.',
  },

  tools: {
    showTable: 'Mostrar tabela',
    downloadCsv: 'Baixar CSV',
    downloadPng: 'Baixar PNG',
    copyTable: 'Copiar tabela',

    tableShown: 'A tabela está abaixo do gráfico',
    copied: 'Copiado',
    notCopied: 'Não foi possível copiar',
    saved: 'Download iniciado',
    notSaved: 'Não foi possível baixar',
    perhapsSaved: 'Se nada foi salvo, downloads não são permitidos aqui',

    time: 'Hora',
    allRows: 'Mostrar todas as {count} linhas',
  },
};
