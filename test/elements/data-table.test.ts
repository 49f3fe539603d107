import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import { choose, openMenu, waitFor } from './menu.js';
import {
  type AnySource,
  CHART_TAGS,
  empty,
  find,
  flat,
  good,
  mount,
  never,
  type Props,
  serve,
  setSource,
  settled,
  shadow,
  switchable,
  text,
  texts,
  watchPage,
} from './support.js';

type ChartTag = (typeof CHART_TAGS)[number];

const HOUR_MS = 3_600_000;
const GIGA = 1e9;

/** A chart with its table. */
async function withTable<T extends ChartTag>(tag: T, props: Props = { source: good }, style = '') {
  const element = await mount(tag, props, style);
  await choose(element, 'Show table');
  await waitFor(() => shadow(element).querySelector('tbody tr'));
  return element;
}

const rows = (element: Element) =>
  [...shadow(element).querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) =>
    [...row.cells].map((cell) => flat(cell.textContent)),
  );

const column = (element: Element, index: number) => rows(element).map((cells) => cells[index]);

async function sortBy(element: Element, name: string): Promise<void> {
  const buttons = [...shadow(element).querySelectorAll<HTMLElement>('thead button')];
  buttons.find(({ textContent }) => textContent === name)?.focus();
  await sendKeys({ press: 'Enter' });
}

const sorting = (element: Element) =>
  [...shadow(element).querySelectorAll('thead th')].map((cell) => cell.getAttribute('aria-sort'));

/** Values in no order, some equal, one zero and some not reported. */
const mixed: AnySource = serve((i) => {
  if (i === 3 || i === 17) return null;
  return i === 5 ? 0 : ((i * 7) % 11) * GIGA + (i === 9 ? 123_456_789 : 0);
});

for (const tag of CHART_TAGS) {
  const isBytes = tag === 'nano-byte-usage';

  describe(`${tag} and its table`, () => {
    watchPage();
    useClock();

    it('is there only when it is wanted', async () => {
      const element = await mount(tag);
      expect(shadow(element).querySelector('table')).to.equal(null);
      await choose(element, 'Show table');
      expect(find(element, 'table').getAttribute('part')).to.equal('table');
      expect(text(element, '.notice')).to.equal('The table is below the chart');
      const item = (await openMenu(element)).firstElementChild;
      expect(item?.getAttribute('role')).to.equal('menuitemcheckbox');
      expect(item?.getAttribute('aria-checked')).to.equal('true');
      if (item) expect(getComputedStyle(item, '::before').content).to.contain('✓');
      await sendKeys({ press: 'Enter' });
      expect(shadow(element).querySelector('table')).to.equal(null);
      const again = (await openMenu(element)).firstElementChild;
      expect(again?.getAttribute('aria-checked')).to.equal('false');
    });

    it('has the numbers of the series, and no other', async () => {
      const element = await withTable(tag, { source: mixed });
      const csv = element.toCSV().trim().split('\r\n').slice(1);
      expect(csv).to.have.length(25);
      const shown = [...shadow(element).querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((cell) => cell.querySelector('data')?.value ?? ''),
      );
      expect(shown).to.deep.equal(csv.map((line) => line.split(',').slice(1)));
    });

    it('writes them as the tooltip does, in the unit of the chart', async () => {
      const element = await withTable(tag, { source: mixed });
      expect(texts(element, 'thead button')).to.deep.equal(
        isBytes ? ['Time', 'Playout in GB', 'Ingest in GB'] : ['Time', 'Concurrent viewers'],
      );
      expect(rows(element)[9]).to.deep.equal(
        isBytes
          ? ['Nov 21, 11:00 PM – Nov 22, 12:00 AM', '8.123', '0.812']
          : ['Nov 21, 11:00 PM – Nov 22, 12:00 AM', '8,123,456,789'],
      );
      expect(flat(find(element, 'tbody tr:nth-child(10) data').title)).to.equal(
        isBytes ? '8.123 GB (8,123,456,789 bytes)' : '',
      );
    });

    it('says where nothing was reported, and what is running', async () => {
      const element = await withTable(tag, { source: mixed });
      expect(rows(element)[3]?.slice(1)).to.deep.equal(
        isBytes ? ['no data', 'no data'] : ['no data'],
      );
      expect(rows(element)[5]?.[1]).to.equal('0');
      expect(column(element, 0).at(-1)).to.equal('Nov 22, 2:00 – 2:20 PM, so far');
    });

    it('says of what it is, for which time and zone', async () => {
      const element = await withTable(tag, { source: good, 'attr:timezone': 'Asia/Kathmandu' });
      const title = isBytes ? 'Ingest and playout usage' : 'Concurrent viewers';
      const caption = `${title}, Nov 21, 7:45 PM – Nov 22, 8:05 PM (Asia/Kathmandu)`;
      expect(text(element, 'caption')).to.equal(caption);
      const region = find(element, '[role=region]');
      expect(region.tabIndex).to.equal(0);
      expect(text(element, `#${region.getAttribute('aria-labelledby')}`)).to.equal(caption);
      expect(rows(element)[0]?.[0]).to.equal('Nov 21, 7:45 – 8:45 PM');
      expect(shadow(element).querySelector('tbody th')?.getAttribute('scope')).to.equal('row');
    });

    it('has each hour of a day on which clocks change', async () => {
      const element = await withTable(tag, {
        source: good,
        'attr:timezone': 'Europe/Berlin',
        'attr:from': '2026-10-24T23:00:00Z',
        'attr:to': '2026-10-25T03:00:00Z',
        'attr:lang': 'en-GB',
      });
      expect(column(element, 0)).to.deep.equal([
        '25 Oct, 01:00 GMT+2 – 25 Oct, 02:00 GMT+2',
        '25 Oct, 02:00 GMT+2 – 25 Oct, 02:00 GMT+1',
        '25 Oct, 02:00 GMT+1 – 25 Oct, 03:00 GMT+1',
        '25 Oct, 03:00 GMT+1 – 25 Oct, 04:00 GMT+1',
      ]);
    });

    it('sorts by time and by value, with what was not reported last either way', async () => {
      const element = await withTable(tag, { source: mixed });
      const none = Array<null>(isBytes ? 1 : 0).fill(null);
      const times = column(element, 0);
      expect(sorting(element)).to.deep.equal(['ascending', null, ...none]);
      await sortBy(element, 'Time');
      expect(sorting(element)).to.deep.equal(['descending', null, ...none]);
      expect(column(element, 0)).to.deep.equal([...times].reverse());

      const name = isBytes ? 'Playout in GB' : 'Concurrent viewers';
      const values = () =>
        [...shadow(element).querySelectorAll('tbody td:nth-child(2)')].map((cell) => {
          const data = cell.querySelector('data');
          return data ? Number(data.value) : null;
        });
      const isRising = (list: readonly number[]) => list.every((v, i) => v >= (list[i - 1] ?? v));
      await sortBy(element, name);
      expect(sorting(element)).to.deep.equal([null, 'descending', ...none]);
      expect(
        isRising(
          values()
            .slice(0, 23)
            .map((v) => -(v ?? NaN)),
        ),
      ).to.equal(true);
      expect(values().slice(23)).to.deep.equal([null, null]);
      await sortBy(element, name);
      expect(sorting(element)).to.deep.equal([null, 'ascending', ...none]);
      expect(
        isRising(
          values()
            .slice(0, 23)
            .map((v) => v ?? NaN),
        ),
      ).to.equal(true);
      expect(values()[0]).to.equal(0);
      expect(values().slice(23)).to.deep.equal([null, null]);
    });

    it('keeps equal values in the order of their times, either way', async () => {
      const element = await withTable(tag, { source: serve(() => 5 * GIGA) });
      const times = column(element, 0);
      const name = isBytes ? 'Playout in GB' : 'Concurrent viewers';
      for (const direction of ['descending', 'ascending']) {
        await sortBy(element, name);
        expect(sorting(element)[1]).to.equal(direction);
        expect(column(element, 0)).to.deep.equal(times);
      }
    });

    it('has columns for the period before only while that is compared', async () => {
      const element = await withTable(tag, { source: good, 'attr:compare': '' });
      const names = isBytes ? ['Playout in kB', 'Ingest in kB'] : ['Concurrent viewers'];
      const before = names.map((name) => `${name}, the period before`);
      await waitFor(() => texts(element, 'thead button').length === 1 + 2 * names.length);
      expect(texts(element, 'thead button')).to.deep.equal(['Time', ...names, ...before]);
      expect(rows(element).every((cells) => cells.length === 1 + 2 * names.length)).to.equal(true);
      await sortBy(element, before[0] ?? '');
      expect(sorting(element).at(1 + names.length)).to.equal('descending');
      element.compare = false;
      await waitFor(() => texts(element, 'thead button').length === 1 + names.length);
      expect(texts(element, 'thead button')).to.deep.equal(['Time', ...names]);
      expect(rows(element).every((cells) => cells.length === 1 + names.length)).to.equal(true);
      // What it was sorted by is gone.
      expect(sorting(element)[0]).to.equal('descending');
    });

    it('follows a refresh without losing sorting, focus or selection', async () => {
      const { source, use } = switchable(mixed);
      const element = await withTable(tag, { source });
      await sortBy(element, isBytes ? 'Ingest in GB' : 'Concurrent viewers');
      const [before, focus] = [sorting(element), shadow(element).activeElement];
      expect(focus?.localName).to.equal('button');
      const first = find(element, 'tbody th').firstChild;
      use(serve((i) => (i === 0 ? 99 * GIGA : i * GIGA)));
      await element.refresh();
      await element.updateComplete;
      expect(sorting(element)).to.deep.equal(before);
      expect(shadow(element).activeElement).to.equal(focus);
      expect(rows(element)[0]?.[1]).to.equal(isBytes ? '99' : '99,000,000,000');
      expect(find(element, 'tbody th').firstChild).to.not.equal(first);
    });

    it('touches nothing where a refresh brings nothing new', async () => {
      const element = await withTable(tag, { source: mixed });
      let count = 0;
      const observer = new MutationObserver((records) => (count += records.length));
      const what = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(find(element, '.data'), what);
      await element.refresh();
      await element.updateComplete;
      await settled();
      observer.disconnect();
      expect(count).to.equal(0);
    });

    it('goes with its data and comes back with new', async () => {
      const element = await withTable(tag);
      await setSource(element, empty);
      expect(shadow(element).querySelector('table')).to.equal(null);
      await setSource(element, mixed);
      expect(rows(element)).to.have.length(25);
    });

    it('stays through another range, zone, language and a move in the page', async () => {
      const element = await withTable(tag);
      element.range = '1H';
      element.timezone = 'America/New_York';
      await setSource(element, serve());
      expect(rows(element)).to.have.length(61);
      expect(rows(element)[0]?.[0]).to.equal('Nov 22, 8:20 – 8:21 AM');
      const parent = element.parentElement;
      element.remove();
      parent?.append(element);
      await element.updateComplete;
      expect(rows(element)).to.have.length(61);
      element.lang = 'de';
      await waitFor(() => texts(element, 'thead button')[0] === 'Zeit');
      // Browsers differ in whether German hours have two digits.
      expect(rows(element)[60]?.[0]).to.match(/^22\. Nov\., 0?9:20, bisher$/);
    });

    it('has the period before in columns of its own, and drops them again', async () => {
      const element = await withTable(tag, { source: mixed, 'attr:compare': '' });
      const heads = texts(element, 'thead button');
      expect(heads).to.have.length(isBytes ? 5 : 3);
      expect(heads.at(-1)).to.match(/, the period before$/);
      await sortBy(element, heads.at(-1) ?? '');
      element.compare = false;
      await setSource(element, good);
      expect(texts(element, 'thead button')).to.have.length(isBytes ? 3 : 2);
      expect(sorting(element)[0]).to.equal('descending');
    });

    it('shows 500 rows of many, and all at the press of a button', async function () {
      // A week of minutes is written for seconds, in between which the page goes on.
      this.timeout(20_000);
      const count = isBytes ? 1_200 : 10_080;
      const source: AnySource = () => {
        const xSeconds = Array.from(
          { length: count },
          (_, i) => 1_795_000_000 - (1_795_000_000 % 60) + i * 60,
        );
        const values = xSeconds.map((_, i) => i);
        return Promise.resolve({
          xSeconds,
          lines: { viewers: values, playout: values, ingest: values },
        });
      };
      const element = await withTable(tag, { source });
      expect(rows(element)).to.have.length(500);
      const more = find(element, '.data > button');
      expect(flat(more.textContent)).to.equal(`Show all ${count.toLocaleString('en')} rows`);
      const body = find(element, 'tbody');
      const written: number[] = [];
      const observer = new MutationObserver((changes) => {
        written.push(changes.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0));
      });
      observer.observe(body, { childList: true });
      more.focus();
      await sendKeys({ press: 'Enter' });
      expect(shadow(element).activeElement).to.equal(find(element, '[role=region]'));
      await waitFor(() => body.children.length === count);
      observer.disconnect();
      expect(Math.max(...written), 'at once').to.be.within(1, 500);
      expect(getComputedStyle(more).display).to.equal('none');
      await sortBy(element, 'Time');
      await waitFor(() => find<HTMLDataElement>(element, 'tbody tr:last-child data').value === '0');
      expect(find<HTMLDataElement>(element, 'tbody data').value).to.equal(String(count - 1));
    });

    for (const theme of ['light', 'dark']) {
      it(`is accessible, ${theme}`, async () => {
        const element = await withTable(tag, { source: mixed, 'attr:theme': theme });
        await expect(element).to.be.accessible();
      });
    }

    for (const width of [240, 360, 768, 1200]) {
      it(`scrolls in its own region under its header, ${width} px wide`, async () => {
        const element = await withTable(tag, { source: mixed }, `inline-size: ${width}px`);
        const region = find(element, '[role=region]');
        const card = find(element, '.card');
        expect(card.scrollWidth).to.equal(card.clientWidth);
        expect(region.getBoundingClientRect().width).to.be.at.most(card.clientWidth);
        region.scrollTop = 400;
        expect(region.scrollTop).to.be.greaterThan(100);
        const { top } = find(element, 'thead th').getBoundingClientRect();
        expect(top).to.be.closeTo(region.getBoundingClientRect().top + region.clientTop, 1);
      });
    }

    it('has fewer rows, and no old ones, when a shorter range is shown', async () => {
      const element = await withTable(tag, { source: good, 'attr:range': '1W' });
      expect(rows(element)).to.have.length(169);
      element.range = '1H';
      // There are none for a moment, while the other range is asked for.
      await waitFor(() => ![0, 169].includes(rows(element).length));
      expect(rows(element)).to.have.length(61);
      const last = find<HTMLDataElement>(element, 'tbody tr:last-child data');
      expect(last.value).to.equal('1060');
      expect(column(element, 0)[0]).to.contain('1:20 – 1:21 PM');
    });

    it('has the rows of a part alone when that is looked at, and all again after it', async () => {
      const { source, use } = switchable(good);
      const element = await withTable(tag, { source });
      use(never);
      await choose(element, 'Zoom in');
      await waitFor(() => rows(element).length < 25);
      expect(rows(element)).to.have.length(12);
      expect(column(element, 0)[0]).to.contain('8:00 – 9:00 PM');
      expect(find<HTMLDataElement>(element, 'tbody data').value).to.equal('1006');
      expect(find<HTMLDataElement>(element, 'tbody tr:last-child data').value).to.equal('1017');
      await choose(element, 'Reset zoom');
      await waitFor(() => rows(element).length > 12);
      expect(rows(element)).to.have.length(25);
    });

    it('has an hour between the times of its rows', async () => {
      const element = await withTable(tag, { source: mixed });
      const times = element
        .toCSV()
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => Date.parse(line.split(',')[0] ?? ''));
      expect(times.slice(1).every((ms, i) => ms - (times[i] ?? 0) === HOUR_MS)).to.equal(true);
    });
  });
}
