import type { FullMessages } from '../messages.js';

/** The Turkish words. */
export const messages: FullMessages = {
  concurrentViewers: 'Eşzamanlı izleyiciler',
  byteUsage: 'Ingest ve playout kullanımı',
  monthToDate: 'Bu ayki kullanım',

  timezone: 'Saat dilimi: {zone}',
  range: 'Dönem',
  ranges: {
    '1H': '1H, son bir saat',
    '1D': '1D, son bir gün',
    '1W': '1W, son bir hafta',
  },
  more: 'Diğer',
  notReported: 'veri yok',

  loading: 'Yükleniyor: {title}',
  retry: 'Yeniden dene',
  staleSince: 'Son güncelleme: {time}.',
  empty: {
    what: 'Veri yok',
    todo: 'Bu süre için hiçbir şey bildirilmedi.',
  },
  viewFailed: {
    what: 'Bu bileşenin bir bölümü eksik',
    todo: 'Site sahipleri için: paketin tüm dosyalarını bir arada tutun.',
  },
  errors: {
    network: {
      what: 'Bağlantı kurulamadı: {address}',
      todo: 'Bağlantınızı denetleyin. Site sahipleri için: “api-base” değerini ve bu adresteki CORS ayarını denetleyin.',
    },
    timeout: {
      what: 'Zamanında yanıt gelmedi: {address}',
      todo: 'Kendiliğinden yeniden denenecek.',
    },
    'rate-limit': {
      what: 'Aynı anda çok fazla istek',
      todo: 'Kendiliğinden yeniden denenecek.',
    },
    unauthorized: {
      what: 'Lütfen oturum açın',
      todo: 'Site sahipleri için: “getToken” veya “data-token-url” değerini ayarlayın ({address}).',
    },
    forbidden: {
      what: 'Erişim reddedildi',
      todo: 'Hesabınız bu verileri göremez. Kuruluşunuzun sahibine başvurun.',
    },
    role: {
      what: 'Erişim reddedildi',
      todo: 'Rolünüz bu verileri göremez. Kuruluşunuzun sahibine başvurun.',
    },
    plan: {
      what: 'Plana dahil değil',
      todo: 'Kuruluşunuzun planı bu verileri içermiyor veya rolünüz için içermiyor.',
    },
    'not-found': {
      what: 'Hiçbir şey bulunamadı: {address}',
      todo: 'Site sahipleri için: “api-base” değerini, yayınları, etiketleri ve ülkeleri denetleyin.',
    },
    'no-endpoint': {
      what: 'Bu veriler şu adreste bilinmiyor: {address}',
      todo: 'Site sahipleri için: “api-base” ve “routes” değerlerini denetleyin.',
    },
    server: {
      what: 'Sunucuda sorun var: {address}',
      todo: 'Kendiliğinden yeniden denenecek.',
    },
    schema: {
      what: 'Beklenmeyen yanıt: {address}',
      todo: 'Site sahipleri için: “api-base” değerini denetleyin.',
    },
    invalid: {
      what: 'İstek reddedildi: {address}',
      todo: 'Site sahipleri için: “api-base” değerini ve öteki öznitelikleri denetleyin.',
    },
  },

  joins: {
    bytes: '{count} bayt',
    aside: '{text} ({aside})',
    listed: '{first}, {second}',
    labelled: '{label}: {value}',
    separator: '; ',
    sentence: '{text}.',
  },

  chart: {
    playout: 'Playout',
    ingest: 'Ingest',
    playoutIn: 'Playout ({unit})',
    ingestIn: 'Ingest ({unit})',
    soFar: 'şimdiye kadar',
    previous: 'önceki dönem',
    before: 'önce',
    comparedWith: 'karşılaştırma: {span}',
    difference: 'fark',
    picture: 'grafik',

    chartSummary: '{title}, {span}: {lines}.',
    lineSummary: '{line} en az {min}, en çok {max} ({when}), son değer {latest}, {direction}',
    directions: { rising: 'artıyor', falling: 'azalıyor', steady: 'değişmiyor' },
    peak: 'En yüksek {max} ({when})',
    meanOfPeaks: {
      minute: 'Dakikalık en yüksek değerlerin ortalaması {mean}',
      hour: 'Saatlik en yüksek değerlerin ortalaması {mean}',
      day: 'Günlük en yüksek değerlerin ortalaması {mean}',
    },
    mean: {
      minute: 'Dakikada ortalama {mean}',
      hour: 'Saatte ortalama {mean}',
      day: 'Günde ortalama {mean}',
    },

    zoomIn: 'Yakınlaştır',
    resetZoom: 'Tüm dönem',
    finerFailed: 'Daha ayrıntılı veriler yüklenemedi.',
  },

  month: {
    total: { caption: 'Toplam kullanım: {month}', before: 'Toplam kullanım, {month}: {amount}' },
    totalPlayout: {
      caption: 'Toplam playout: {month}',
      before: 'Toplam playout, {month}: {amount}',
    },
    totalIngest: { caption: 'Toplam ingest: {month}', before: 'Toplam ingest, {month}: {amount}' },
    comparedSpans: '{current}, karşılaştırma: {previous}',
    monthJustBegan: 'Ay yeni başladı; ilk tam saatin bitişi: {time}.',
    trendNew: 'yeni',
    trendAgainst: '{trend}; {month}, aynı süre: {amount}',
    trendUnknown: 'karşılaştırılacak değer yok',
  },

  monthDetails: {
    trends: 'Kullanım karşılaştırması',
    usage: 'Kullanım',
    playout: 'Playout',
    ingest: 'Ingest',
    trendLine: '{figure} {now}, önce {then}',
    perDay: 'Günlük kullanım ({unit})',
    day: 'Gün',
    dayLine: '{span}: en çok {max}, {day}',
    amountOf: '{day}: {amount}',
    soFar: '{day}, şimdiye kadar',
    reported: '{amount} ({count}/{all} saat)',

    overview: 'Genel bakış',
    close: 'Kapat',
    amountsIn: 'Miktarların birimi: {unit}',
    amountsInBytes: 'Miktarların birimi: bayt',
    exact: 'Tam bayt sayısı',
    wholeMonth: '{month}, tüm ay',
    samePoint: '{month}, aynı ana kadar',
    monthSoFar: '{month}, şimdiye kadar',
    change: 'Değişim',
    estimate: '{month}, tahmin',

    estimateMade:
      'Tüm ay için tahmin ({month}): şimdiye kadarki hız ({hours} saatte {now}) ayın {all} saati boyunca sürerse yaklaşık {amount}.',
    gaps: '* Günün bazı saatleri bildirilmedi.',
    noEstimate:
      'Henüz tahmin yok ({month}): tam bir günlük veri ve şimdiye kadarki saatlerin onda dokuzu gerekir.',
  },

  tools: {
    showTable: 'Tabloyu göster',
    downloadCsv: 'CSV indir',
    downloadPng: 'PNG indir',
    copyTable: 'Tabloyu kopyala',

    tableShown: 'Tablo grafiğin altında',
    copied: 'Kopyalandı',
    notCopied: 'Kopyalanamadı',
    saved: 'İndirme başladı',
    notSaved: 'İndirilemedi',
    perhapsSaved: 'Hiçbir şey kaydedilmediyse burada indirmeye izin verilmiyor',

    time: 'Zaman',
    allRows: '{count} satırın tümünü göster',
  },
};
