import type { NanoConcurrentViewers, RangePreset } from 'nano-metrics';
import 'nano-metrics/solid';
import { createSignal, For, Show } from 'solid-js';
import { partnerClient, rehearsal } from './metrics.js';

const THEMES = ['auto', 'light', 'dark'];
const LANGS = ['en', 'de'];

export function App() {
  const [isShown, setShown] = createSignal(true);
  const [range, setRange] = createSignal<RangePreset>('1D');
  const [lang, setLang] = createSignal('en');
  const [theme, setTheme] = createSignal('auto');
  const [compare, setCompare] = createSignal(true);
  const [streams, setStreams] = createSignal(['harbor-webcam', 'newsroom', 'radio-studio']);
  const [updates, setUpdates] = createSignal(0);
  const [clicks, setClicks] = createSignal(0);
  const [problem, setProblem] = createSignal('none');
  const [csv, setCsv] = createSignal('');
  let viewers: NanoConcurrentViewers | undefined;

  return (
    <main>
      <h1>Streaming overview</h1>
      <div class="controls">
        <label>
          <input
            id="shown"
            type="checkbox"
            checked={isShown()}
            onChange={(event) => setShown(event.currentTarget.checked)}
          />
          Metrics
        </label>
        <label>
          <input
            id="compare"
            type="checkbox"
            checked={compare()}
            onChange={(event) => setCompare(event.currentTarget.checked)}
          />
          Compare
        </label>
        <label>
          Language
          <select id="lang" value={lang()} onChange={(event) => setLang(event.currentTarget.value)}>
            <For each={LANGS}>{(name) => <option>{name}</option>}</For>
          </select>
        </label>
        <label>
          Theme
          <select
            id="theme"
            value={theme()}
            onChange={(event) => setTheme(event.currentTarget.value)}
          >
            <For each={THEMES}>{(name) => <option>{name}</option>}</For>
          </select>
        </label>
        <button id="refresh" onClick={() => void viewers?.refresh()}>
          Refresh
        </button>
        <button id="csv" onClick={() => setCsv(viewers?.toCSV() ?? '')}>
          CSV
        </button>
        <button id="reverse" onClick={() => setStreams(streams().toReversed())}>
          Reverse streams
        </button>
        <button id="click" onClick={() => setClicks(clicks() + 1)}>
          Clicked {clicks()} times
        </button>
      </div>
      <p>
        Range <output id="range">{range()}</output>, updates{' '}
        <output id="updates">{updates()}</output>, last problem{' '}
        <output id="problem">{problem()}</output>
      </p>

      <Show when={isShown()}>
        <div class="widgets">
          <nano-mtd-usage client={partnerClient} lang={lang()} theme={theme()}>
            <a slot="unauthorized" href="#sign-in">
              Sign in to see your usage
            </a>
          </nano-mtd-usage>
          <nano-concurrent-viewers
            ref={viewers}
            range={range()}
            lang={lang()}
            theme={theme()}
            compare={compare()}
            refresh={30}
            streams={['harbor-webcam', 'newsroom']}
            on:nano-data={() => setUpdates((count) => count + 1)}
            on:nano-error={(event) => setProblem(event.kind)}
            on:nano-range-change={(event) => setRange(event.detail.range)}
          />
          <nano-concurrent-viewers
            heading="Rehearsal"
            from="2026-01-01T00:00Z"
            to="2026-01-01T04:00Z"
            lang={lang()}
            theme={theme()}
            source={rehearsal}
          />
          <ul class="streams">
            <For each={streams()}>
              {(stream) => (
                <li>
                  <nano-byte-usage
                    heading={stream}
                    streams={stream}
                    lang={lang()}
                    theme={theme()}
                  />
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>

      <pre id="csv-text">{csv()}</pre>
    </main>
  );
}
