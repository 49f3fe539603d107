import type { FullMessages } from '../messages.js';

/** The Japanese words. */
export const messages: FullMessages = {
  concurrentViewers: '同時視聴者数',
  byteUsage: '取り込みと配信の使用量',
  monthToDate: '今月の使用量',

  timezone: 'タイムゾーン：{zone}',
  range: '期間',
  ranges: {
    '1H': '1H、直近1時間',
    '1D': '1D、直近1日',
    '1W': '1W、直近1週間',
  },
  more: 'その他',
  notReported: 'データなし',

  loading: '{title}を読み込み中',
  retry: '再試行',
  staleSince: '{time}から更新されていません。',
  empty: {
    what: 'データなし',
    todo: 'この期間の報告はありません。',
  },
  viewFailed: {
    what: 'このウィジェットの一部がありません',
    todo: 'サイト管理者へ：パッケージのファイルは同じ場所に置いてください。',
  },
  errors: {
    network: {
      what: '{address}に接続できませんでした',
      todo: '接続を確認してください。サイト管理者へ：「api-base」と、このアドレスのCORSを確認してください。',
    },
    timeout: {
      what: '{address}から時間内に応答がありませんでした',
      todo: '自動的に再試行します。',
    },
    'rate-limit': {
      what: '一度に送られたリクエストが多すぎます',
      todo: '自動的に再試行します。',
    },
    unauthorized: {
      what: 'サインインしてください',
      todo: 'サイト管理者へ：{address}のために「getToken」または「data-token-url」を設定してください。',
    },
    forbidden: {
      what: 'アクセスが拒否されました',
      todo: 'お使いのアカウントではこの数値を表示できません。組織の所有者にお問い合わせください。',
    },
    role: {
      what: 'アクセスが拒否されました',
      todo: 'お使いの権限ではこの数値を表示できません。組織の所有者にお問い合わせください。',
    },
    plan: {
      what: 'プランに含まれていません',
      todo: '組織のプラン、またはお使いの権限には、この数値が含まれていません。',
    },
    'not-found': {
      what: '{address}には何も見つかりませんでした',
      todo: 'サイト管理者へ：「api-base」、ストリーム、タグ、国を確認してください。',
    },
    'no-endpoint': {
      what: '{address}はこの数値に対応していません',
      todo: 'サイト管理者へ：「api-base」と「routes」を確認してください。',
    },
    server: {
      what: '{address}で問題が発生しています',
      todo: '自動的に再試行します。',
    },
    schema: {
      what: '{address}から想定外の応答がありました',
      todo: 'サイト管理者へ：「api-base」を確認してください。',
    },
    invalid: {
      what: '{address}がリクエストを拒否しました',
      todo: 'サイト管理者へ：「api-base」とその他の属性を確認してください。',
    },
  },

  joins: {
    bytes: '{count}バイト',
    aside: '{text}（{aside}）',
    listed: '{first}、{second}',
    labelled: '{label}：{value}',
    separator: '；',
    sentence: '{text}。',
  },

  chart: {
    playout: '配信',
    ingest: '取り込み',
    playoutIn: '配信（{unit}）',
    ingestIn: '取り込み（{unit}）',
    soFar: '現時点まで',
    previous: '前の期間',
    before: '前回',
    comparedWith: '比較対象：{span}',
    difference: '差',
    picture: 'グラフ',

    chartSummary: '{title}、{span}：{lines}。',
    lineSummary: '{line}は{min}から{max}の間、最大は{when}、最新は{latest}、{direction}',
    directions: { rising: '増加傾向', falling: '減少傾向', steady: '横ばい' },
    peak: '最大 {max}（{when}）',
    meanOfPeaks: {
      minute: '1分ごとの最大値の平均 {mean}',
      hour: '1時間ごとの最大値の平均 {mean}',
      day: '1日ごとの最大値の平均 {mean}',
    },
    mean: {
      minute: '1分あたり平均 {mean}',
      hour: '1時間あたり平均 {mean}',
      day: '1日あたり平均 {mean}',
    },

    zoomIn: '拡大',
    resetZoom: '全期間を表示',
    finerFailed: 'より詳しい数値を読み込めませんでした。',
  },

  month: {
    total: { caption: '{month}の総使用量', before: '{month}の総使用量：{amount}' },
    totalPlayout: { caption: '{month}の総配信量', before: '{month}の総配信量：{amount}' },
    totalIngest: { caption: '{month}の総取り込み量', before: '{month}の総取り込み量：{amount}' },
    comparedSpans: '{current}（比較対象：{previous}）',
    monthJustBegan: '月が始まったばかりです。最初の1時間は{time}に終わります。',
    trendNew: '新規',
    trendAgainst: '{month}の同じ期間の{amount}に対して{trend}',
    trendUnknown: '比較できる数値なし',
  },

  monthDetails: {
    trends: '使用量の比較',
    usage: '合計',
    playout: '配信',
    ingest: '取り込み',
    trendLine: '{figure} {now}、前回 {then}',
    perDay: '1日ごとの使用量（{unit}）',
    day: '日',
    dayLine: '{span}：最大 {max}、{day}',
    amountOf: '{day}：{amount}',
    soFar: '{day}、現時点まで',
    reported: '{amount}（{all}時間中{count}時間）',

    overview: '一覧',
    close: '閉じる',
    amountsIn: '単位：{unit}',
    amountsInBytes: '単位：バイト',
    exact: '正確なバイト数',
    wholeMonth: '{month}全体',
    samePoint: '{month}の同じ時点まで',
    monthSoFar: '{month}の現時点まで',
    change: '増減',
    estimate: '{month}の見込み',

    estimateMade:
      '{month}全体の見込み：これまでのペース（{hours}時間で{now}）が{all}時間続いた場合、約{amount}。',
    gaps: '* 一部の時間の報告がない日です。',
    noEstimate:
      '{month}の見込みはまだありません。丸1日分のデータと、これまでの時間の9割の報告が必要です。',
  },

  tools: {
    showTable: '表を表示',
    downloadCsv: 'CSVをダウンロード',
    downloadPng: 'PNGをダウンロード',
    copyTable: '表をコピー',

    tableShown: '表はグラフの下にあります',
    copied: 'コピーしました',
    notCopied: 'コピーできませんでした',
    saved: 'ダウンロードを開始しました',
    notSaved: 'ダウンロードできませんでした',
    perhapsSaved: '何も保存されていない場合、ここではダウンロードが許可されていません',

    time: '時刻',
    allRows: '{count}行すべてを表示',
  },
};
