import type { FullMessages } from '../messages.js';

/** The Korean words. */
export const messages: FullMessages = {
  concurrentViewers: '동시 시청자 수',
  byteUsage: '수신 및 송출 사용량',
  monthToDate: '이번 달 사용량',

  timezone: '시간대: {zone}',
  range: '기간',
  ranges: {
    '1H': '1H, 최근 1시간',
    '1D': '1D, 최근 1일',
    '1W': '1W, 최근 1주',
  },
  more: '더 보기',
  notReported: '데이터 없음',

  loading: '{title} 불러오는 중',
  retry: '다시 시도',
  staleSince: '마지막 업데이트: {time}.',
  empty: {
    what: '데이터 없음',
    todo: '이 기간에 보고된 내용이 없습니다.',
  },
  viewFailed: {
    what: '이 위젯의 일부가 없습니다',
    todo: '사이트 관리자: 패키지의 파일을 함께 보관하세요.',
  },
  errors: {
    network: {
      what: '연결할 수 없음: {address}',
      todo: '연결을 확인하세요. 사이트 관리자: “api-base”와 이 주소의 CORS를 확인하세요.',
    },
    timeout: {
      what: '제때 응답하지 않음: {address}',
      todo: '자동으로 다시 시도합니다.',
    },
    'rate-limit': {
      what: '한 번에 요청이 너무 많습니다',
      todo: '자동으로 다시 시도합니다.',
    },
    unauthorized: {
      what: '로그인하세요',
      todo: '사이트 관리자: “getToken” 또는 “data-token-url”을 설정하세요({address}).',
    },
    forbidden: {
      what: '접근이 거부되었습니다',
      todo: '이 계정으로는 이 수치를 볼 수 없습니다. 조직 소유자에게 문의하세요.',
    },
    role: {
      what: '접근이 거부되었습니다',
      todo: '이 역할로는 이 수치를 볼 수 없습니다. 조직 소유자에게 문의하세요.',
    },
    plan: {
      what: '포함되지 않음',
      todo: '조직의 요금제에 이 수치가 포함되지 않거나, 이 역할에는 제공되지 않습니다.',
    },
    'not-found': {
      what: '찾을 수 없음: {address}',
      todo: '사이트 관리자: “api-base”, 스트림, 태그, 국가를 확인하세요.',
    },
    'no-endpoint': {
      what: '이 수치를 제공하지 않음: {address}',
      todo: '사이트 관리자: “api-base”와 “routes”를 확인하세요.',
    },
    server: {
      what: '문제가 발생함: {address}',
      todo: '자동으로 다시 시도합니다.',
    },
    schema: {
      what: '예상하지 못한 응답: {address}',
      todo: '사이트 관리자: “api-base”를 확인하세요.',
    },
    invalid: {
      what: '요청이 거부됨: {address}',
      todo: '사이트 관리자: “api-base”와 다른 속성을 확인하세요.',
    },
  },

  joins: {
    bytes: '{count}바이트',
    aside: '{text}({aside})',
    listed: '{first}, {second}',
    labelled: '{label}: {value}',
    separator: '; ',
    sentence: '{text}.',
  },

  chart: {
    playout: '송출',
    ingest: '수신',
    playoutIn: '송출({unit})',
    ingestIn: '수신({unit})',
    soFar: '현재까지',
    previous: '이전 기간',
    before: '이전',
    comparedWith: '비교 대상: {span}',
    difference: '차이',
    picture: '차트',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} 최소 {min}, 최대 {max}({when}), 최근 {latest}, {direction}',
    directions: { rising: '증가 추세', falling: '감소 추세', steady: '변화 없음' },
    peak: '최대 {max}({when})',
    meanOfPeaks: {
      minute: '분당 최댓값의 평균 {mean}',
      hour: '시간당 최댓값의 평균 {mean}',
      day: '일별 최댓값의 평균 {mean}',
    },
    mean: {
      minute: '분당 평균 {mean}',
      hour: '시간당 평균 {mean}',
      day: '하루 평균 {mean}',
    },

    zoomIn: '확대',
    resetZoom: '전체 기간',
    finerFailed: '더 자세한 수치를 불러오지 못했습니다.',
  },

  month: {
    total: { caption: '{month} 총사용량', before: '{month} 총사용량: {amount}' },
    totalPlayout: { caption: '{month} 총송출량', before: '{month} 총송출량: {amount}' },
    totalIngest: { caption: '{month} 총수신량', before: '{month} 총수신량: {amount}' },
    comparedSpans: '{current}, 비교 대상: {previous}',
    monthJustBegan: '이번 달이 막 시작되었습니다. 첫 한 시간은 {time}에 끝납니다.',
    trendNew: '신규',
    trendAgainst: '{month} 같은 기간의 {amount} 대비 {trend}',
    trendUnknown: '비교할 수치 없음',
  },

  monthDetails: {
    trends: '사용량 비교',
    usage: '합계',
    playout: '송출',
    ingest: '수신',
    trendLine: '{figure} {now}, 이전 {then}',
    perDay: '일별 사용량({unit})',
    day: '일',
    dayLine: '{span}: 최대 {max}, {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, 현재까지',
    reported: '{amount}({all}시간 중 {count}시간)',

    overview: '개요',
    close: '닫기',
    amountsIn: '단위: {unit}',
    amountsInBytes: '단위: 바이트',
    exact: '정확한 바이트',
    wholeMonth: '{month} 전체',
    samePoint: '{month} 같은 시점까지',
    monthSoFar: '{month} 현재까지',
    change: '변화',
    estimate: '{month} 예상',

    estimateMade:
      '{month} 전체 예상: 지금까지의 속도({hours}시간에 {now})가 {all}시간 내내 이어지면 약 {amount}.',
    gaps: '* 그날의 일부 시간이 보고되지 않았습니다.',
    noEstimate:
      '{month} 예상치는 아직 없습니다. 하루 전체의 데이터와 지금까지 시간의 90%가 필요합니다.',
  },

  tools: {
    showTable: '표 보기',
    downloadCsv: 'CSV 다운로드',
    downloadPng: 'PNG 다운로드',
    copyTable: '표 복사',

    tableShown: '표는 차트 아래에 있습니다',
    copied: '복사했습니다',
    notCopied: '복사하지 못했습니다',
    saved: '다운로드를 시작했습니다',
    notSaved: '다운로드하지 못했습니다',
    perhapsSaved: '저장된 것이 없다면 여기서는 다운로드가 허용되지 않습니다',

    time: '시간',
    allRows: '{count}행 모두 표시',
  },
};
