/** What screen readers get of the gallery's cases; times are those of its clock. */
const MONTH = `
article "Usage, month to date"
  sectionheader
    heading "Usage, month to date" [level: 2]
    text "Timezone: UTC"`;
const BYTES = `
article "Ingest and playout usage"
  sectionheader
    heading "Ingest and playout usage" [level: 2]
    text "Timezone: UTC"
    radiogroup "Range"
      radio "1H, last hour"
      radio "1D, last day" [checked]
      radio "1W, last week"`;
const VIEWERS = `
article "Concurrent viewers"
  sectionheader
    heading "Concurrent viewers" [level: 2]
    text "Timezone: UTC"
    radiogroup "Range"
      radio "1H, last hour"
      radio "1D, last day" [checked]
      radio "1W, last week"`;
/** Where there is something to take away. */
const MORE = `
    button "More" [not expanded, haspopup: menu]`;

export const TREES = [
  {
    id: 'mtd-usage/loading',
    title: 'month to date says that it is loading',
    tree: `${MONTH}
  status
    text "Loading Usage, month to date"
  status`,
  },
  {
    id: 'mtd-usage/ready',
    title: 'month to date has a heading, a trend and a figure with its exact bytes on each card',
    tree: `${MONTH}${MORE}
    text "Nov 1, 12:00 AM – Nov 22, 2:00 PM compared with Oct 1, 12:00 AM – Oct 22, 2:00 PM"
  heading "TOTAL USAGE NOVEMBER" [level: 3]
  paragraph [description: -6.19% against 509.11 TB in the same span of October]
    text "-6.19% against 509.11 TB in the same span of October"
  button "477.6 TB" [description: 477,603,577,008,459 bytes]
  text "Total usage in October: 750.19 TB"
  heading "TOTAL PLAYOUT NOVEMBER" [level: 3]
  paragraph [description: -6.59% against 466.91 TB in the same span of October]
    text "-6.59% against 466.91 TB in the same span of October"
  button "436.14 TB" [description: 436,142,475,000,000 bytes]
  text "Total playout in October: 689.29 TB"
  heading "TOTAL INGEST NOVEMBER" [level: 3]
  paragraph [description: -1.74% against 42.2 TB in the same span of October]
    text "-1.74% against 42.2 TB in the same span of October"
  button "41.46 TB" [description: 41,461,102,008,459 bytes]
  text "Total ingest in October: 60.9 TB"
  status
  status`,
  },
  {
    id: 'mtd-usage/not-reported',
    title: 'month to date says where nothing is known',
    tree: `${MONTH}${MORE}
    text "Nov 1, 12:00 AM – Nov 22, 2:00 PM compared with Oct 1, 12:00 AM – Oct 22, 2:00 PM"
  heading "TOTAL USAGE NOVEMBER" [level: 3]
  paragraph [description: no figure to compare with]
    text "no figure to compare with"
  text "no data"
  text "Total usage in October: 750.19 TB"
  heading "TOTAL PLAYOUT NOVEMBER" [level: 3]
  paragraph [description: no figure to compare with]
    text "no figure to compare with"
  text "no data"
  text "Total playout in October: 689.29 TB"
  heading "TOTAL INGEST NOVEMBER" [level: 3]
  paragraph [description: no figure to compare with]
    text "no figure to compare with"
  text "no data"
  text "Total ingest in October: 60.9 TB"
  status
  status`,
  },
  {
    id: 'mtd-usage/empty',
    title: 'month to date has no figures where there is nothing',
    tree: `${MONTH}
  status
    text "No data"
    text "Nothing was reported for this time."
  status`,
  },
  {
    id: 'mtd-usage/network',
    title: 'month to date says what went wrong and what to do',
    tree: `${MONTH}
  status
    text "Could not reach https://metrics.example.com/api"
    text "Check your connection. Page owners: check “api-base”, and CORS at this address."
    button "Try again"
  status`,
  },
  {
    id: 'mtd-usage/unauthorized',
    title: 'month to date asks to sign in',
    tree: `${MONTH}
  status
    text "Please sign in"
    text "Page owners: set “getToken” or “data-token-url” for https://metrics.example.com/api."
    button "Try again"
  status`,
  },
  {
    id: 'mtd-usage/plan',
    title: 'month to date says that a plan does not include it',
    tree: `${MONTH}
  status
    text "Not included"
    text "The plan of your organization does not include these numbers, or not for your role."
    button "Try again"
  status`,
  },
  {
    id: 'byte-usage/loading',
    title: 'a chart says that it is loading, and keeps its ranges',
    tree: `${BYTES}
  status
    text "Loading Ingest and playout usage"
  sectionfooter
    list
    status`,
  },
  {
    id: 'byte-usage/ready',
    title: 'a chart has ranges, facts, a description and a legend of buttons',
    tree: `${BYTES}${MORE}
  text "Playout · Peak 1.78 TB (Nov 21, 4:00 PM) · Average 0.88 TB per hour"
  text "Ingest · Peak 0.1 TB (Nov 22, 11:00 AM) · Average 0.08 TB per hour"
  application "Ingest and playout usage" [roledescription: chart, description: Ingest and playout usage, Nov 21, 2:00 PM – Nov 22, 2:20 PM (UTC): Playout in TB between 0.09 TB (90,450,000,000 bytes) and 1.777 TB (1,777,275,000,000 bytes), highest Nov 21, 4:00 PM, latest 1.289 TB (1,288,575,000,000 bytes), falling; Ingest in TB between 0.062 TB (61,906,995,505 bytes) and 0.101 TB (101,173,956,252 bytes), highest Nov 22, 11:00 AM, latest 0.09 TB (89,858,599,684 bytes), steady.]
    status
  status
  sectionfooter
    list
      listitem
        button "Playout in TB" [pressed]
      listitem
        button "Ingest in TB" [pressed]
      listitem
        text "so far"
    status`,
  },
  {
    id: 'byte-usage/empty',
    title: 'a chart says that there is nothing',
    tree: `${BYTES}
  status
    text "No data"
    text "Nothing was reported for this time."
  sectionfooter
    list
    status`,
  },
  {
    id: 'byte-usage/network',
    title: 'a chart says what went wrong and what to do',
    tree: `${BYTES}
  status
    text "Could not reach https://metrics.example.com/api"
    text "Check your connection. Page owners: check “api-base”, and CORS at this address."
    button "Try again"
  sectionfooter
    list
    status`,
  },
  {
    id: 'byte-usage/unauthorized',
    title: 'a chart asks to sign in',
    tree: `${BYTES}
  status
    text "Please sign in"
    text "Page owners: set “getToken” or “data-token-url” for https://metrics.example.com/api."
    button "Try again"
  sectionfooter
    list
    status`,
  },
  {
    id: 'byte-usage/line-hidden',
    title: 'a chart tells which line is hidden, and speaks of the other alone',
    tree: `${BYTES}${MORE}
  text "Playout · Peak 1.78 TB (Nov 21, 4:00 PM) · Average 0.88 TB per hour"
  application "Ingest and playout usage" [roledescription: chart, description: Ingest and playout usage, Nov 21, 2:00 PM – Nov 22, 2:20 PM (UTC): Playout in TB between 0.09 TB (90,450,000,000 bytes) and 1.777 TB (1,777,275,000,000 bytes), highest Nov 21, 4:00 PM, latest 1.289 TB (1,288,575,000,000 bytes), falling.]
    status
  status
  sectionfooter
    list
      listitem
        button "Playout in TB" [pressed, disabled]
      listitem
        button "Ingest in TB" [not pressed]
      listitem
        text "so far"
    status`,
  },
  {
    id: 'byte-usage/zoomed',
    title: 'a chart tells which part it shows, and has a way back',
    tree: `
article "Ingest and playout usage"
  sectionheader
    heading "Ingest and playout usage" [level: 2]
    text "Timezone: UTC"
    radiogroup "Range"
      radio "1H, last hour"
      radio "1D, last day"
      radio "1W, last week" [checked]${MORE}
  text "Playout · Peak 1.78 TB (Nov 19, 5:00 PM) · Average 0.9 TB per hour"
  text "Ingest · Peak 0.1 TB (Nov 20, 3:00 AM) · Average 0.08 TB per hour"
  button "Reset zoom"
  application "Ingest and playout usage" [roledescription: chart, description: Ingest and playout usage, Nov 17, 8:00 AM – Nov 20, 8:00 PM (UTC): Playout in TB between 0.09 TB (90,450,000,000 bytes) and 1.777 TB (1,777,275,000,000 bytes), highest Nov 19, 5:00 PM, latest 1.497 TB (1,497,150,000,000 bytes), falling; Ingest in TB between 0.061 TB (60,781,230,219 bytes) and 0.101 TB (101,241,415,340 bytes), highest Nov 20, 3:00 AM, latest 0.073 TB (72,785,641,398 bytes), steady.]
    status
      text "Nov 17, 8:00 AM – Nov 20, 8:00 PM (UTC)"
  status
  sectionfooter
    list
      listitem
        button "Playout in TB" [pressed]
      listitem
        button "Ingest in TB" [pressed]
    status`,
  },
  {
    id: 'concurrent-viewers/ready',
    title: 'a chart of one line has no buttons to hide it',
    tree: `${VIEWERS}${MORE}
  text "Peak 2,633 (Nov 21, 4:00 PM) · Average of the hourly peaks 1,304.8"
  application "Concurrent viewers" [roledescription: chart, description: Concurrent viewers, Nov 21, 2:00 PM – Nov 22, 2:20 PM (UTC): Concurrent viewers between 134 and 2,633, highest Nov 21, 4:00 PM, latest 1,909, falling.]
    status
  status
  sectionfooter
    list
      listitem
        text "Concurrent viewers"
      listitem
        text "so far"
    status`,
  },
  {
    id: 'concurrent-viewers/stale',
    title: 'a chart says how old it is when it could not be refreshed',
    tree: `${VIEWERS}${MORE}
  text "Peak 2,633 (Nov 21, 4:00 PM) · Average of the hourly peaks 1,304.8"
  application "Concurrent viewers" [roledescription: chart, description: Concurrent viewers, Nov 21, 2:00 PM – Nov 22, 2:20 PM (UTC): Concurrent viewers between 134 and 2,633, highest Nov 21, 4:00 PM, latest 1,909, falling.]
    status
  status
  sectionfooter
    list
      listitem
        text "Concurrent viewers"
      listitem
        text "so far"
    status
      text "Not updated since Nov 22, 2:20 PM."`,
  },
];
