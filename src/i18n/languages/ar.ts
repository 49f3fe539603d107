import type { FullMessages } from '../messages.js';

/** The Arabic words. */
export const messages: FullMessages = {
  concurrentViewers: 'المشاهدون المتزامنون',
  byteUsage: 'حجم الاستقبال والبث',
  monthToDate: 'الاستخدام منذ بداية الشهر',

  timezone: 'المنطقة الزمنية: {zone}',
  range: 'الفترة',
  ranges: {
    '1H': '1H، آخر ساعة',
    '1D': '1D، آخر يوم',
    '1W': '1W، آخر أسبوع',
  },
  more: 'المزيد',
  notReported: 'لا توجد بيانات',

  loading: 'جارٍ التحميل: {title}',
  retry: 'إعادة المحاولة',
  staleSince: 'آخر تحديث: {time}.',
  empty: {
    what: 'لا توجد بيانات',
    todo: 'لم يُسجَّل شيء في هذه الفترة.',
  },
  viewFailed: {
    what: 'جزء من هذه الأداة غير موجود',
    todo: 'لمالكي الموقع: يجب إبقاء ملفات الحزمة معًا.',
  },
  errors: {
    network: {
      what: 'تعذّر الوصول إلى {address}',
      todo: 'يُرجى التحقق من الاتصال. لمالكي الموقع: تحققوا من «api-base» ومن CORS في هذا العنوان.',
    },
    timeout: {
      what: 'لم يصل رد في الوقت المناسب من {address}',
      todo: 'ستُعاد المحاولة تلقائيًا.',
    },
    'rate-limit': {
      what: 'طلبات كثيرة في وقت واحد',
      todo: 'ستُعاد المحاولة تلقائيًا.',
    },
    unauthorized: {
      what: 'يُرجى تسجيل الدخول',
      todo: 'لمالكي الموقع: اضبطوا «getToken» أو «data-token-url» من أجل {address}.',
    },
    forbidden: {
      what: 'الوصول مرفوض',
      todo: 'لا يحق لحسابك رؤية هذه الأرقام. يُرجى سؤال مالك المؤسسة.',
    },
    role: {
      what: 'الوصول مرفوض',
      todo: 'لا يحق لدورك رؤية هذه الأرقام. يُرجى سؤال مالك المؤسسة.',
    },
    plan: {
      what: 'غير مشمول',
      todo: 'لا تشمل خطة مؤسستك هذه الأرقام، أو لا تشملها لدورك.',
    },
    'not-found': {
      what: 'لم يُعثر على شيء في {address}',
      todo: 'لمالكي الموقع: تحققوا من «api-base» والبثوث والوسوم والبلدان.',
    },
    'no-endpoint': {
      what: 'هذه الأرقام غير معروفة لدى {address}',
      todo: 'لمالكي الموقع: تحققوا من «api-base» و«routes».',
    },
    server: {
      what: 'هناك مشكلة في {address}',
      todo: 'ستُعاد المحاولة تلقائيًا.',
    },
    schema: {
      what: 'رد غير متوقع من {address}',
      todo: 'لمالكي الموقع: تحققوا من «api-base».',
    },
    invalid: {
      what: 'رُفض الطلب من {address}',
      todo: 'لمالكي الموقع: تحققوا من «api-base» ومن السمات الأخرى.',
    },
  },

  joins: {
    bytes: {
      zero: '{count} بايت',
      one: '{count} بايت',
      two: '{count} بايت',
      few: '{count} بايتات',
      many: '{count} بايتًا',
      other: '{count} بايت',
    },
    aside: '{text} ({aside})',
    listed: '{first}، {second}',
    labelled: '{label}: {value}',
    separator: '؛ ',
    sentence: '{text}.',
  },

  chart: {
    playout: 'البث',
    ingest: 'الاستقبال',
    playoutIn: 'البث ({unit})',
    ingestIn: 'الاستقبال ({unit})',
    soFar: 'حتى الآن',
    previous: 'الفترة السابقة',
    before: 'سابقًا',
    comparedWith: 'مقارنةً مع {span}',
    difference: 'الفرق',
    picture: 'رسم بياني',

    chartSummary: '{title}، {span}: {lines}.',
    lineSummary: '{line} بين {min} و{max}، الأعلى {when}، آخر قيمة {latest}، {direction}',
    directions: { rising: 'في ارتفاع', falling: 'في انخفاض', steady: 'ثابت' },
    peak: 'الذروة {max} ({when})',
    meanOfPeaks: {
      minute: 'متوسط الذروات في الدقيقة {mean}',
      hour: 'متوسط الذروات في الساعة {mean}',
      day: 'متوسط الذروات في اليوم {mean}',
    },
    mean: {
      minute: 'المتوسط {mean} في الدقيقة',
      hour: 'المتوسط {mean} في الساعة',
      day: 'المتوسط {mean} في اليوم',
    },

    zoomIn: 'تكبير',
    resetZoom: 'الفترة كاملة',
    finerFailed: 'تعذّر تحميل أرقام أدق.',
  },

  month: {
    total: { caption: 'إجمالي الاستخدام {month}', before: 'إجمالي الاستخدام في {month}: {amount}' },
    totalPlayout: { caption: 'إجمالي البث {month}', before: 'إجمالي البث في {month}: {amount}' },
    totalIngest: {
      caption: 'إجمالي الاستقبال {month}',
      before: 'إجمالي الاستقبال في {month}: {amount}',
    },
    comparedSpans: '{current} مقارنةً مع {previous}',
    monthJustBegan: 'بدأ الشهر للتو: تنتهي أول ساعة كاملة فيه في {time}.',
    trendNew: 'جديد',
    trendAgainst: '{trend} مقابل {amount} في المدة نفسها من {month}',
    trendUnknown: 'لا توجد قيمة للمقارنة',
  },

  monthDetails: {
    trends: 'مقارنة الاستخدام',
    usage: 'الاستخدام',
    playout: 'البث',
    ingest: 'الاستقبال',
    trendLine: '{figure} {now}، سابقًا {then}',
    perDay: 'الاستخدام اليومي ({unit})',
    day: 'اليوم',
    dayLine: '{span}: {max} على الأكثر، {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}، حتى الآن',
    reported: '{amount} ({count} من {all} ساعة)',

    overview: 'نظرة عامة',
    close: 'إغلاق',
    amountsIn: 'الكميات بوحدة {unit}',
    amountsInBytes: 'الكميات بالبايت',
    exact: 'عدد البايتات بالضبط',
    wholeMonth: '{month}، الشهر كاملًا',
    samePoint: '{month}، حتى اللحظة نفسها',
    monthSoFar: '{month}، حتى الآن',
    change: 'التغيّر',
    estimate: '{month}، تقدير',

    estimateMade: {
      zero: 'التقدير لكامل {month}: نحو {amount}، إذا استمرت الوتيرة الحالية ({now} في {hours} ساعة) طوال الشهر ({all} ساعة).',
      one: 'التقدير لكامل {month}: نحو {amount}، إذا استمرت الوتيرة الحالية ({now} في {hours} ساعة) طوال الشهر ({all} ساعة).',
      two: 'التقدير لكامل {month}: نحو {amount}، إذا استمرت الوتيرة الحالية ({now} في {hours} ساعة) طوال الشهر ({all} ساعة).',
      few: 'التقدير لكامل {month}: نحو {amount}، إذا استمرت الوتيرة الحالية ({now} في {hours} ساعات) طوال الشهر ({all} ساعة).',
      many: 'التقدير لكامل {month}: نحو {amount}، إذا استمرت الوتيرة الحالية ({now} في {hours} ساعةً) طوال الشهر ({all} ساعة).',
      other:
        'التقدير لكامل {month}: نحو {amount}، إذا استمرت الوتيرة الحالية ({now} في {hours} ساعة) طوال الشهر ({all} ساعة).',
    },
    gaps: '* لم تُسجَّل كل ساعات اليوم.',
    noEstimate: 'لا يوجد تقدير بعد ({month}): يلزم يوم كامل من البيانات، وتسع من كل عشر ساعات مضت.',
  },

  tools: {
    showTable: 'عرض الجدول',
    downloadCsv: 'تنزيل CSV',
    downloadPng: 'تنزيل PNG',
    copyTable: 'نسخ الجدول',

    tableShown: 'الجدول أسفل الرسم البياني',
    copied: 'تم النسخ',
    notCopied: 'تعذّر النسخ',
    saved: 'بدأ التنزيل',
    notSaved: 'تعذّر التنزيل',
    perhapsSaved: 'إذا لم يُحفظ شيء، فالتنزيل غير مسموح به هنا',

    time: 'الوقت',
    allRows: {
      zero: 'عرض كل الصفوف ({count})',
      one: 'عرض صف واحد ({count})',
      two: 'عرض صفّين ({count})',
      few: 'عرض كل الصفوف ({count})',
      many: 'عرض كل الصفوف ({count})',
      other: 'عرض كل الصفوف ({count})',
    },
  },
};
