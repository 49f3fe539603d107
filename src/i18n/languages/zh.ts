import type { FullMessages } from '../messages.js';

/** The Chinese words, in simplified characters. */
export const messages: FullMessages = {
  concurrentViewers: '并发观看人数',
  byteUsage: '推流与播放用量',
  monthToDate: '本月用量',

  timezone: '时区：{zone}',
  range: '时间范围',
  ranges: {
    '1H': '1H，最近一小时',
    '1D': '1D，最近一天',
    '1W': '1W，最近一周',
  },
  more: '更多',
  notReported: '无数据',

  loading: '正在加载{title}',
  retry: '重试',
  staleSince: '自{time}起未更新。',
  empty: {
    what: '无数据',
    todo: '这段时间没有上报任何数据。',
  },
  viewFailed: {
    what: '此组件缺少一部分',
    todo: '网站管理员：请将软件包的所有文件放在一起。',
  },
  errors: {
    network: {
      what: '无法连接{address}',
      todo: '请检查网络连接。网站管理员：请检查“api-base”以及该地址的CORS设置。',
    },
    timeout: {
      what: '{address}未及时响应',
      todo: '系统会自动重试。',
    },
    'rate-limit': {
      what: '同时发出的请求过多',
      todo: '系统会自动重试。',
    },
    unauthorized: {
      what: '请登录',
      todo: '网站管理员：请为{address}设置“getToken”或“data-token-url”。',
    },
    forbidden: {
      what: '拒绝访问',
      todo: '您的账户无权查看这些数据。请联系贵组织的所有者。',
    },
    role: {
      what: '拒绝访问',
      todo: '您的角色无权查看这些数据。请联系贵组织的所有者。',
    },
    plan: {
      what: '套餐未包含',
      todo: '贵组织的套餐不包含这些数据，或未对您的角色开放。',
    },
    'not-found': {
      what: '在{address}未找到任何内容',
      todo: '网站管理员：请检查“api-base”、直播流、标签和国家/地区。',
    },
    'no-endpoint': {
      what: '{address}不提供这些数据',
      todo: '网站管理员：请检查“api-base”和“routes”。',
    },
    server: {
      what: '{address}出现问题',
      todo: '系统会自动重试。',
    },
    schema: {
      what: '{address}返回了意外的响应',
      todo: '网站管理员：请检查“api-base”。',
    },
    invalid: {
      what: '{address}拒绝了请求',
      todo: '网站管理员：请检查“api-base”及其他属性。',
    },
  },

  joins: {
    bytes: '{count}字节',
    aside: '{text}（{aside}）',
    listed: '{first}，{second}',
    labelled: '{label}：{value}',
    separator: '；',
    sentence: '{text}。',
  },

  chart: {
    playout: '播放',
    ingest: '推流',
    playoutIn: '播放（{unit}）',
    ingestIn: '推流（{unit}）',
    soFar: '截至目前',
    previous: '上一时段',
    before: '此前',
    comparedWith: '对比{span}',
    difference: '差值',
    picture: '图表',

    chartSummary: '{title}，{span}：{lines}。',
    lineSummary: '{line}介于{min}与{max}之间，最高值出现在{when}，最新值{latest}，{direction}',
    directions: { rising: '呈上升趋势', falling: '呈下降趋势', steady: '保持平稳' },
    peak: '峰值 {max}（{when}）',
    meanOfPeaks: {
      minute: '每分钟峰值的平均值 {mean}',
      hour: '每小时峰值的平均值 {mean}',
      day: '每日峰值的平均值 {mean}',
    },
    mean: {
      minute: '平均每分钟 {mean}',
      hour: '平均每小时 {mean}',
      day: '平均每天 {mean}',
    },

    zoomIn: '放大',
    resetZoom: '完整时段',
    finerFailed: '无法加载更详细的数据。',
  },

  month: {
    total: { caption: '{month}总用量', before: '{month}总用量：{amount}' },
    totalPlayout: { caption: '{month}播放总量', before: '{month}播放总量：{amount}' },
    totalIngest: { caption: '{month}推流总量', before: '{month}推流总量：{amount}' },
    comparedSpans: '{current}，对比{previous}',
    monthJustBegan: '本月刚刚开始：第一个整小时将于{time}结束。',
    trendNew: '新增',
    trendAgainst: '与{month}同期的{amount}相比{trend}',
    trendUnknown: '无可比较的数据',
  },

  monthDetails: {
    trends: '用量对比',
    usage: '总计',
    playout: '播放',
    ingest: '推流',
    trendLine: '{figure} {now}，此前 {then}',
    perDay: '每日用量（{unit}）',
    day: '日',
    dayLine: '{span}：最高 {max}，{day}',
    amountOf: '{day}：{amount}',
    soFar: '{day}，截至目前',
    reported: '{amount}（{all}小时中的{count}小时）',

    overview: '概览',
    close: '关闭',
    amountsIn: '单位：{unit}',
    amountsInBytes: '单位：字节',
    exact: '精确字节数',
    wholeMonth: '{month}整月',
    samePoint: '{month}截至同一时刻',
    monthSoFar: '{month}截至目前',
    change: '变化',
    estimate: '{month}预估',

    estimateMade:
      '{month}全月预估：如果目前的速度（{hours}小时{now}）持续全部{all}小时，约为{amount}。',
    gaps: '* 当天部分小时没有上报。',
    noEstimate: '暂无{month}的预估：需要一整天的数据，且已过去的小时中有九成已上报。',
  },

  tools: {
    showTable: '显示表格',
    downloadCsv: '下载CSV',
    downloadPng: '下载PNG',
    copyTable: '复制表格',

    tableShown: '表格在图表下方',
    copied: '已复制',
    notCopied: '无法复制',
    saved: '已开始下载',
    notSaved: '无法下载',
    perhapsSaved: '如果没有保存任何内容，说明此处不允许下载',

    time: '时间',
    allRows: '显示全部{count}行',
  },
};
