import type { FullMessages } from '../messages.js';

/** The Hebrew words. */
export const messages: FullMessages = {
  concurrentViewers: 'צופים בו־זמנית',
  byteUsage: 'נפח קליטה ושידור',
  monthToDate: 'נפח מתחילת החודש',

  timezone: 'אזור זמן: {zone}',
  range: 'טווח',
  ranges: {
    '1H': '1H, השעה האחרונה',
    '1D': '1D, היממה האחרונה',
    '1W': '1W, השבוע האחרון',
  },
  more: 'עוד',
  notReported: 'אין נתונים',

  loading: 'בטעינה: {title}',
  retry: 'ניסיון נוסף',
  staleSince: 'לא עודכן מאז {time}.',
  empty: {
    what: 'אין נתונים',
    todo: 'לא דווח דבר על הזמן הזה.',
  },
  viewFailed: {
    what: 'חלק מהרכיב חסר',
    todo: 'לבעלי האתר: יש לשמור את כל קובצי החבילה יחד.',
  },
  errors: {
    network: {
      what: 'אין גישה אל {address}',
      todo: 'נא לבדוק את החיבור. לבעלי האתר: יש לבדוק את ”api-base“, ואת CORS בכתובת זו.',
    },
    timeout: {
      what: 'לא התקבלה תשובה בזמן מאת {address}',
      todo: 'ניסיון נוסף ייעשה מאליו.',
    },
    'rate-limit': {
      what: 'יותר מדי בקשות בבת אחת',
      todo: 'ניסיון נוסף ייעשה מאליו.',
    },
    unauthorized: {
      what: 'נא להתחבר',
      todo: 'לבעלי האתר: יש להגדיר ”getToken“ או ”data-token-url“ עבור {address}.',
    },
    forbidden: {
      what: 'הגישה נדחתה',
      todo: 'החשבון שלך אינו רשאי לראות נתונים אלה. אפשר לפנות לבעלי הארגון.',
    },
    role: {
      what: 'הגישה נדחתה',
      todo: 'התפקיד שלך אינו רשאי לראות נתונים אלה. אפשר לפנות לבעלי הארגון.',
    },
    plan: {
      what: 'לא כלול',
      todo: 'התוכנית של הארגון אינה כוללת נתונים אלה, או שאינה כוללת אותם עבור התפקיד שלך.',
    },
    'not-found': {
      what: 'לא נמצא דבר בכתובת {address}',
      todo: 'לבעלי האתר: יש לבדוק את ”api-base“, הזרמים, התגים והמדינות.',
    },
    'no-endpoint': {
      what: 'נתונים אלה אינם מוכרים בכתובת {address}',
      todo: 'לבעלי האתר: יש לבדוק את ”api-base“ ואת ”routes“.',
    },
    server: {
      what: 'יש תקלה בכתובת {address}',
      todo: 'ניסיון נוסף ייעשה מאליו.',
    },
    schema: {
      what: 'תשובה לא צפויה מאת {address}',
      todo: 'לבעלי האתר: יש לבדוק את ”api-base“.',
    },
    invalid: {
      what: 'הבקשה נדחתה על ידי {address}',
      todo: 'לבעלי האתר: יש לבדוק את ”api-base“ ואת שאר התכונות.',
    },
  },

  joins: {
    bytes: { one: 'בייט {count}', two: '{count} בייטים', other: '{count} בייטים' },
    aside: '{text} ({aside})',
    listed: '{first}, {second}',
    labelled: '{label}: {value}',
    separator: '; ',
    sentence: '{text}.',
  },

  chart: {
    playout: 'שידור',
    ingest: 'קליטה',
    playoutIn: 'שידור ({unit})',
    ingestIn: 'קליטה ({unit})',
    soFar: 'עד כה',
    previous: 'התקופה הקודמת',
    before: 'קודם',
    comparedWith: 'בהשוואה אל: {span}',
    difference: 'הפרש',
    picture: 'תרשים',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} בין {min} ובין {max}, השיא {when}, הערך האחרון {latest}, {direction}',
    directions: { rising: 'במגמת עלייה', falling: 'במגמת ירידה', steady: 'ללא שינוי' },
    peak: 'שיא {max} ({when})',
    meanOfPeaks: {
      minute: 'ממוצע השיאים לדקה {mean}',
      hour: 'ממוצע השיאים לשעה {mean}',
      day: 'ממוצע השיאים ליום {mean}',
    },
    mean: {
      minute: 'ממוצע {mean} לדקה',
      hour: 'ממוצע {mean} לשעה',
      day: 'ממוצע {mean} ליום',
    },

    zoomIn: 'הגדלה',
    resetZoom: 'כל הטווח',
    finerFailed: 'לא ניתן היה לטעון נתונים מפורטים יותר.',
  },

  month: {
    total: { caption: 'נפח כולל {month}', before: 'נפח כולל, {month}: {amount}' },
    totalPlayout: { caption: 'סך השידור {month}', before: 'סך השידור, {month}: {amount}' },
    totalIngest: { caption: 'סך הקליטה {month}', before: 'סך הקליטה, {month}: {amount}' },
    comparedSpans: '{current} בהשוואה אל {previous}',
    monthJustBegan: 'החודש רק התחיל: השעה המלאה הראשונה מסתיימת ב־{time}.',
    trendNew: 'חדש',
    trendAgainst: '{trend} לעומת {amount} באותו פרק זמן ({month})',
    trendUnknown: 'אין ערך להשוואה',
  },

  monthDetails: {
    trends: 'השוואת נפחים',
    usage: 'סך הכול',
    playout: 'שידור',
    ingest: 'קליטה',
    trendLine: '{figure} {now}, קודם {then}',
    perDay: 'נפח יומי ({unit})',
    day: 'יום',
    dayLine: '{span}: לכל היותר {max}, {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, עד כה',
    reported: '{amount} ({count} מתוך {all} שעות)',

    overview: 'סקירה',
    close: 'סגירה',
    amountsIn: 'כמויות ביחידות {unit}',
    amountsInBytes: 'כמויות בבייטים',
    exact: 'בייטים מדויקים',
    wholeMonth: '{month}, כל החודש',
    samePoint: '{month}, עד אותו רגע',
    monthSoFar: '{month}, עד כה',
    change: 'שינוי',
    estimate: '{month}, אומדן',

    estimateMade: {
      one: 'אומדן לכל החודש ({month}): בערך {amount}, אם הקצב עד כה ({now} בשעה {hours}) יימשך לאורך כל {all} השעות.',
      two: 'אומדן לכל החודש ({month}): בערך {amount}, אם הקצב עד כה ({now} ב־{hours} שעות) יימשך לאורך כל {all} השעות.',
      other:
        'אומדן לכל החודש ({month}): בערך {amount}, אם הקצב עד כה ({now} ב־{hours} שעות) יימשך לאורך כל {all} השעות.',
    },
    gaps: '* לא כל שעות היום דווחו.',
    noEstimate: 'עדיין אין אומדן ({month}): נדרשים יום מלא של נתונים ותשע מכל עשר מהשעות שחלפו.',
  },

  tools: {
    showTable: 'הצגת טבלה',
    downloadCsv: 'הורדת CSV',
    downloadPng: 'הורדת PNG',
    copyTable: 'העתקת הטבלה',

    tableShown: 'הטבלה נמצאת מתחת לתרשים',
    copied: 'הועתק',
    notCopied: 'לא ניתן היה להעתיק',
    saved: 'ההורדה החלה',
    notSaved: 'לא ניתן היה להוריד',
    perhapsSaved: 'אם לא נשמר דבר, הורדות אינן מותרות כאן',

    time: 'זמן',
    allRows: { one: 'הצגת שורה {count}', other: 'הצגת כל {count} השורות' },
  },
};
